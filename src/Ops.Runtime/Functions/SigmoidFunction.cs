using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives 1 / (1 + exp(-x)), without overflow.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SigmoidFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => SingleExponential.Sigmoid(Lane128<float>.Splat(x)).Value.ToScalar();

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Sigmoid(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => SingleExponential.Sigmoid(x);
}
