using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Benchmarks;

/// <summary>z = x + y, as the generator writes it.</summary>
internal struct AddBody : IElementwiseBody<float>
{
    private Operand _x;
    private Operand _y;
    private Operand _z;

    public static int Cost => 1;

    public void Bind(in OperandRow row)
    {
        _x = row[0];
        _y = row[1];
        _z = row[2];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Step<V>(nint i)
        where V : unmanaged, ILane<V, float>
        => V.Store(V.Load(_x.At<float>(i)) + V.Load(_y.At<float>(i)), _z.At<float>(i));
}
