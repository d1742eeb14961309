using System.ComponentModel;
using System.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Rounds to the nearest integer, halves to even.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RoundFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Round(x, MidpointRounding.ToEven);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Round(x, MidpointRounding.ToEven);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => x;

    /// <inheritdoc/>
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.Round(x);

    /// <inheritdoc/>
    public static V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => V.Round(x);
}
