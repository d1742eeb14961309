using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the complex conjugate; a real number is its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConjFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => x;

    /// <inheritdoc/>
    public static double Invoke(double x) => x;

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => Complex.Conjugate(x);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => x;
}
