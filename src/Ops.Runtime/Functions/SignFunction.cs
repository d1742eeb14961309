using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives -1, 0 or 1; NaN of NaN; of a complex number its direction.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SignFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => (float)ElementaryFunctions.Sign(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Sign(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Sign(x);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => T.IsNegative(x) ? T.Zero - T.One : x == T.Zero ? T.Zero : T.One;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.Select(V.Greater(x, V.Literal(0)), V.Literal(1), V.Select(V.Less(x, V.Literal(0)), V.Literal(-1), x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => V.Select(V.Greater(x, V.Literal(0)), V.Literal(1), V.Select(V.Less(x, V.Literal(0)), V.Literal(-1), x));
}
