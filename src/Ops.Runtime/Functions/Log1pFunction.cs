using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives log(1 + x), exact near 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Log1pFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => SingleLogarithm.Log1p(Lane128<float>.Splat(x)).Value.ToScalar();

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Log1p(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => SingleLogarithm.Log1p(x);
}
