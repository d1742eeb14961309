using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives x * x.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SquareFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => x * x;

    /// <inheritdoc/>
    public static double Invoke(double x) => x * x;

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => x * x;

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => x * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => x * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => x * x;
}
