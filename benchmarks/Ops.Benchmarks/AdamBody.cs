using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Benchmarks;

/// <summary>Adam's update of var, m and v by a gradient, as the generator writes it.</summary>
internal struct AdamBody : IElementwiseBody<float>
{
    private Operand _variable;
    private Operand _m;
    private Operand _v;
    private Operand _gradient;

    public static int Cost => 14;

    public float Rate { get; set; }

    public float Beta1 { get; set; }

    public float Beta2 { get; set; }

    public float Epsilon { get; set; }

    public void Bind(in OperandRow row)
    {
        _variable = row[0];
        _m = row[1];
        _v = row[2];
        _gradient = row[3];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Step<V>(nint i)
        where V : unmanaged, ILane<V, float>
    {
        V gradient = V.Load(_gradient.At<float>(i));
        V m = V.Load(_m.At<float>(i));
        V v = V.Load(_v.At<float>(i));
        m += (gradient - m) * (V.Literal(1) - V.Splat(Beta1));
        v += ((gradient * gradient) - v) * (V.Literal(1) - V.Splat(Beta2));
        V step = V.Splat(Rate) * m / (V.Sqrt(v) + V.Splat(Epsilon));
        V.Store(V.Load(_variable.At<float>(i)) - step, _variable.At<float>(i));
        V.Store(m, _m.At<float>(i));
        V.Store(v, _v.At<float>(i));
    }
}
