using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Loops;

internal struct AddBody<T> : IElementwiseBody<T>
    where T : unmanaged
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
        where V : unmanaged, ILane<V, T>
        => V.Store(V.Load(_x.At<T>(i)) + V.Load(_y.At<T>(i)), _z.At<T>(i));
}
