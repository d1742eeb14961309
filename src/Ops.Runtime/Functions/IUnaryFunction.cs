using System.ComponentModel;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>A function of one argument that the lanes apply; one struct per name of the function table.</summary>
/// <remarks>A predicate gives a mask: all bits set for true.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnaryFunction
{
    /// <summary>
    /// Gets whether the function has forms over vectors of float32, which cost a body least (see SingleArithmetic512).
    /// </summary>
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

    /// <summary>Gives the value for a float32.</summary>
    static abstract float Invoke(float x);

    /// <summary>Gives the value for a float64.</summary>
    static abstract double Invoke(double x);

    /// <summary>Gives the value for a complex number; throws where the function has none.</summary>
    static virtual Complex Invoke(Complex x)
        => throw new NotSupportedException("The function is not defined on complex numbers.");

    /// <summary>Gives the value for an integer; throws where the function has none.</summary>
    static virtual T InvokeInteger<T>(T x)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => throw new NotSupportedException("The function is not defined on integers.");

    /// <summary>Gives the values for a lane of float32, if <see cref="IsSingleVector"/>.</summary>
    static virtual V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => throw new NotSupportedException("The function has no form over lanes.");

    /// <summary>Gives the values for a lane of float64, if <see cref="IsDoubleVector"/>.</summary>
    static virtual V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => throw new NotSupportedException("The function has no form over lanes.");

    /// <summary>Gives the values for a vector of float32, if <see cref="HasSingleVectors"/>.</summary>
    static virtual Vector512<float> Invoke(Vector512<float> x) => throw new NotSupportedException("The function has no vectors.");

    /// <summary>Gives the values for a vector of float32, if <see cref="HasSingleVectors"/>.</summary>
    static virtual Vector256<float> Invoke(Vector256<float> x) => throw new NotSupportedException("The function has no vectors.");

    /// <summary>Gives the values for a vector of float32, if <see cref="HasSingleVectors"/>.</summary>
    static virtual Vector128<float> Invoke(Vector128<float> x) => throw new NotSupportedException("The function has no vectors.");

    /// <summary>Gives the values for vectors of float64, if <see cref="HasDoubleVectors"/>.</summary>
    static virtual Vector512<double> Invoke(Vector512<double> x)
        => throw new NotSupportedException("The function has no vectors.");

    /// <summary>Gives the values for vectors of float64, if <see cref="HasDoubleVectors"/>.</summary>
    static virtual Vector256<double> Invoke(Vector256<double> x)
        => throw new NotSupportedException("The function has no vectors.");

    /// <summary>Gives the values for vectors of float64, if <see cref="HasDoubleVectors"/>.</summary>
    static virtual Vector128<double> Invoke(Vector128<double> x)
        => throw new NotSupportedException("The function has no vectors.");
}
