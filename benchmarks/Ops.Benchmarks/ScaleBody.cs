using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Benchmarks;

/// <summary>a *= s: the update that training ops are measured against.</summary>
internal struct ScaleBody : IElementwiseBody<float>
{
    private Operand _values;

    public static int Cost => 1;

    public float Factor { get; set; }

    public void Bind(in OperandRow row) => _values = row[0];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Step<V>(nint i)
        where V : unmanaged, ILane<V, float>
        => V.Store(V.Load(_values.At<float>(i)) * V.Splat(Factor), _values.At<float>(i));
}
