namespace RawOpsNet.CommandLine.Golden;

/// <summary>Writes the functions of <c>tape.json</c> in raw ops, by their recorded names.</summary>
internal static class TapeFunctions
{
    /// <summary>Finds a function by name; null where there is none.</summary>
    public static Func<Tensor, Tensor>? Find(string name) => name switch
    {
        "x^3" => x => RawOps.Mul(RawOps.Square(x), x),
        "sin(x)exp(-x^2)" => x => RawOps.Mul(RawOps.Sin(x), RawOps.Exp(RawOps.Neg(RawOps.Square(x)))),
        "sum softplus(xW)" => SumSoftplus,
        "logsumexp" => LogSumExp,
        "x/(1+|x|)" => x => RawOps.RealDiv(x, RawOps.AddV2(RawOps.Abs(x), 1.0)),
        "cumsum(tanh x)^2" => x => RawOps.Square(RawOps.Cumsum(RawOps.Tanh(x), 0)),
        "matmul outer" => x => RawOps.MatMul(RawOps.Reshape(x, new[] { 3, 1 }), RawOps.Reshape(x, new[] { 1, 3 })),
        "softmax" => x => RawOps.Softmax(x),
        "log_softmax" => x => RawOps.LogSoftmax(x),
        "max" => x => RawOps.Max(x, new[] { 0 }),
        "norm" => x => RawOps.EuclideanNorm(x, new[] { 0 }),
        "pow" => x => RawOps.Pow(RawOps.Abs(x), 1.7),
        "gather" => x => RawOps.Square(RawOps.GatherV2(x, new[] { 2, 0, 2 }, 0)),
        "concat-split" => ConcatSplit,
        "where" => x => RawOps.SelectV2(RawOps.Greater(x, 0.0), RawOps.Mul(x, x), RawOps.Exp(x)),
        "erf" => x => RawOps.Erf(x),
        "sigmoid" => x => RawOps.Sigmoid(x),
        "einsum" => Einsum,
        _ => null,
    };

    private static Tensor SumSoftplus(Tensor x)
    {
        Tensor w = new[,] { { 1, .5, -.3 }, { .2, -1, .8 }, { .1, .4, .9 } };
        Tensor column = RawOps.MatMul(w, RawOps.Reshape(x, new[] { 3, 1 }));
        return RawOps.Sum(RawOps.Softplus(column), new[] { 0, 1 });
    }

    private static Tensor LogSumExp(Tensor x)
    {
        // As tf.reduce_logsumexp: shifted by the maximum, through which no gradient flows.
        Tensor shift = RawOps.StopGradient(RawOps.Max(x, new[] { 0 }));
        return RawOps.AddV2(RawOps.Log(RawOps.Sum(RawOps.Exp(RawOps.Sub(x, shift)), new[] { 0 })), shift);
    }

    private static Tensor ConcatSplit(Tensor x)
    {
        Tensor joined = RawOps.ConcatV2([x, RawOps.Mul(x, x)], 0);
        return RawOps.Mul(RawOps.Split(0, joined, numSplit: 2)[1], x);
    }

    private static Tensor Einsum(Tensor x)
    {
        Tensor a = RawOps.Reshape(RawOps.Range(0.0, 9.0, 1.0), new[] { 3, 3 });
        Tensor row = RawOps.Einsum([x, a], "j,ij->i");
        return RawOps.Einsum([x, row], "i,i->i");
    }
}
