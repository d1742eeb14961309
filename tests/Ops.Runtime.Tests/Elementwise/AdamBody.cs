using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Loops;

/// <summary>The operands are var, m, v, lr (a scalar) and grad.</summary>
internal struct AdamBody<T> : IElementwiseBody<T>
    where T : unmanaged
{
    private Operand _variable;
    private Operand _m;
    private Operand _v;
    private Operand _rate;
    private Operand _gradient;

    public static int Cost => 14;

    public void Bind(in OperandRow row)
    {
        _variable = row[0];
        _m = row[1];
        _v = row[2];
        _rate = row[3];
        _gradient = row[4];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Step<V>(nint i)
        where V : unmanaged, ILane<V, T>
    {
        V gradient = V.Load(_gradient.At<T>(i));
        V m = V.Load(_m.At<T>(i));
        V v = V.Load(_v.At<T>(i));
        m += (gradient - m) * V.Literal(0.1);
        v += ((gradient * gradient) - v) * V.Literal(0.001);
        V variable = V.Load(_variable.At<T>(i));
        variable -= V.Load(_rate.At<T>(i)) * m / (V.Sqrt(v) + V.Literal(1e-7));
        V.Store(variable, _variable.At<T>(i));
        V.Store(m, _m.At<T>(i));
        V.Store(v, _v.At<T>(i));
    }
}
