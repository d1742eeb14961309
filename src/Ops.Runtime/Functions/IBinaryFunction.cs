using System.ComponentModel;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>A function of two arguments that the lanes apply; one struct per name of the function table.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBinaryFunction
{
    /// <summary>Gets whether the function has forms over vectors of float32.</summary>
    static virtual bool HasSingleVectors => false;

    /// <summary>Gets whether the function has forms over vectors of float64.</summary>
    static virtual bool HasDoubleVectors => false;

    /// <summary>
    /// Gets whether the function has a form over lanes of float32; otherwise a lane applies it element by element.
    /// </summary>
    static virtual bool IsSingleVector => false;

    /// <summary>
    /// Gets whether the function has a form over lanes of float64; otherwise a lane applies it element by element.
    /// </summary>
    static virtual bool IsDoubleVector => false;

    /// <summary>Gives the value for two float32.</summary>
    static abstract float Invoke(float x, float y);

    /// <summary>Gives the value for two float64.</summary>
    static abstract double Invoke(double x, double y);

    /// <summary>Gives the value for two complex numbers; throws where the function has none.</summary>
    static virtual Complex Invoke(Complex x, Complex y)
        => throw new NotSupportedException("The function is not defined on complex numbers.");

    /// <summary>Gives the value for two integers; throws where the function has none.</summary>
    static virtual T InvokeInteger<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => throw new NotSupportedException("The function is not defined on integers.");

    /// <summary>Gives the values for two lanes of float32, if <see cref="IsSingleVector"/>.</summary>
    static virtual V InvokeSingle<V>(V x, V y)
        where V : unmanaged, ILane<V, float>
        => throw new NotSupportedException("The function has no form over lanes.");

    /// <summary>Gives the values for two lanes of float64, if <see cref="IsDoubleVector"/>.</summary>
    static virtual V InvokeDouble<V>(V x, V y)
        where V : unmanaged, ILane<V, double>
        => throw new NotSupportedException("The function has no form over lanes.");

    /// <summary>Gives the values for vectors of float32, if <see cref="HasSingleVectors"/>.</summary>
    static virtual Vector512<float> Invoke(Vector512<float> x, Vector512<float> y)
        => throw new NotSupportedException("The function has no vectors.");

    /// <summary>Gives the values for vectors of float32, if <see cref="HasSingleVectors"/>.</summary>
    static virtual Vector256<float> Invoke(Vector256<float> x, Vector256<float> y)
        => throw new NotSupportedException("The function has no vectors.");

    /// <summary>Gives the values for vectors of float32, if <see cref="HasSingleVectors"/>.</summary>
    static virtual Vector128<float> Invoke(Vector128<float> x, Vector128<float> y)
        => throw new NotSupportedException("The function has no vectors.");

    /// <summary>Gives the values for vectors of float64, if <see cref="HasDoubleVectors"/>.</summary>
    static virtual Vector512<double> Invoke(Vector512<double> x, Vector512<double> y)
        => throw new NotSupportedException("The function has no vectors.");

    /// <summary>Gives the values for vectors of float64, if <see cref="HasDoubleVectors"/>.</summary>
    static virtual Vector256<double> Invoke(Vector256<double> x, Vector256<double> y)
        => throw new NotSupportedException("The function has no vectors.");

    /// <summary>Gives the values for vectors of float64, if <see cref="HasDoubleVectors"/>.</summary>
    static virtual Vector128<double> Invoke(Vector128<double> x, Vector128<double> y)
        => throw new NotSupportedException("The function has no vectors.");
}
