using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Benchmarks;

/// <summary>Gradient descent's update of var by a gradient, as the generator writes it.</summary>
internal struct SgdBody : IElementwiseBody<float>
{
    private Operand _variable;
    private Operand _gradient;

    public static int Cost => 2;

    public float Rate { get; set; }

    public void Bind(in OperandRow row)
    {
        _variable = row[0];
        _gradient = row[1];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Step<V>(nint i)
        where V : unmanaged, ILane<V, float>
        => V.Store(
            V.Load(_variable.At<float>(i)) - (V.Splat(Rate) * V.Load(_gradient.At<float>(i))), _variable.At<float>(i));
}
