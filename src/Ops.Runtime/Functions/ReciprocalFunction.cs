using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives 1 / x.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReciprocalFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => 1 / x;

    /// <inheritdoc/>
    public static double Invoke(double x) => 1 / x;

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => 1 / x;

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => x == T.One || x == T.Zero - T.One ? x : T.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.Literal(1) / x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => V.Literal(1) / x;
}
