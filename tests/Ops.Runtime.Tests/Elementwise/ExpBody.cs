using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Tests.Loops;

internal struct ExpBody<T> : IElementwiseBody<T>
    where T : unmanaged
{
    private Operand _x;
    private Operand _y;

    public static int Cost => 10;

    public void Bind(in OperandRow row)
    {
        _x = row[0];
        _y = row[1];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Step<V>(nint i)
        where V : unmanaged, ILane<V, T>
        => V.Store(V.Map<ExpFunction>(V.Load(_x.At<T>(i))), _y.At<T>(i));
}
