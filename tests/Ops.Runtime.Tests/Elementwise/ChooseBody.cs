using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Loops;

/// <summary>z = c ? x : y; less = x &lt; y: bools are read and written beside numbers.</summary>
internal struct ChooseBody<T> : IElementwiseBody<T>
    where T : unmanaged
{
    private Operand _c;
    private Operand _x;
    private Operand _y;
    private Operand _z;
    private Operand _less;

    public void Bind(in OperandRow row)
    {
        _c = row[0];
        _x = row[1];
        _y = row[2];
        _z = row[3];
        _less = row[4];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Step<V>(nint i)
        where V : unmanaged, ILane<V, T>
    {
        V x = V.Load(_x.At<T>(i));
        V y = V.Load(_y.At<T>(i));
        V.Store(V.Select(V.LoadMask(_c.At<bool>(i)), x, y), _z.At<T>(i));
        V.StoreMask(V.Less(x, y), _less.At<bool>(i));
    }
}
