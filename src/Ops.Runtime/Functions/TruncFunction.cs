using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Rounds towards zero.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TruncFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Truncate(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Truncate(x);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.Trunc(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => V.Trunc(x);
}
