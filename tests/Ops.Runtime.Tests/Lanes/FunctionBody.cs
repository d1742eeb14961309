using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Tests.Loops;

/// <summary>z = f(x) * y + x for a function of the table.</summary>
internal struct FunctionBody<T, F> : IElementwiseBody<T>
    where T : unmanaged
    where F : struct, IUnaryFunction
{
    private Operand _x;
    private Operand _y;
    private Operand _z;

    public static int Cost => 13;

    public void Bind(in OperandRow row)
    {
        _x = row[0];
        _y = row[1];
        _z = row[2];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Step<V>(nint i)
        where V : unmanaged, ILane<V, T>
    {
        V x = V.Load(_x.At<T>(i));
        V.Store((V.Map<F>(x) * V.Load(_y.At<T>(i))) + x, _z.At<T>(i));
    }
}
