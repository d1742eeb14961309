using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Rounds to the nearest integer, halves to even.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RoundFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Round(x, MidpointRounding.ToEven);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Round(x, MidpointRounding.ToEven);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.Round(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => V.Round(x);
}
