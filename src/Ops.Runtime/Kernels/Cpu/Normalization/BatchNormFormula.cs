using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Writes the gradients of batch normalisation as ops: of x, the scale and the offset.</summary>
internal readonly struct BatchNormFormula
{
    private readonly int[] _dims;
    private readonly Shape _column;
    private readonly Shape _numbers;
    private readonly float _epsilon;

    /// <summary>Takes what shapes say.</summary>
    public BatchNormFormula(Shape x, bool isChannelsFirst, float epsilon)
    {
        int channel = ShapeFunctions.ChannelAxis(x, isChannelsFirst);
        _dims = [.. Enumerable.Range(0, x.Rank).Where(dim => dim != channel)];
        long[] column = new long[x.Rank];
        Array.Fill(column, 1);
        column[channel] = x[channel];
        _column = new Shape(column);
        _numbers = new Shape([x[channel]]);
        _epsilon = epsilon;
    }

    /// <summary>Gives the gradients where the mean and the variance are the batch's.</summary>
    public Tensor[] Training(Tensor gradient, Tensor x, Tensor scale)
    {
        Tensor dy = Widen(gradient);
        Tensor wide = Widen(x);
        Tensor centered = RawOps.Sub(wide, Mean(wide));
        Tensor inverse = RawOps.Rsqrt(RawOps.AddV2(Mean(RawOps.Mul(centered, centered)), _epsilon));
        Tensor normalized = RawOps.Mul(centered, inverse);
        Tensor product = RawOps.Mul(dy, normalized);
        Tensor inner = RawOps.Sub(RawOps.Sub(dy, Mean(dy)), RawOps.Mul(normalized, Mean(product)));
        Tensor dx = RawOps.Mul(RawOps.Mul(Column(scale), inverse), inner);
        return [RawOps.Cast(dx, x.DType), Numbers(product), Numbers(dy)];
    }

    /// <summary>Gives the gradients where the mean and the variance are given.</summary>
    public Tensor[] Inference(Tensor gradient, Tensor x, Tensor scale, Tensor mean, Tensor variance)
    {
        Tensor dy = Widen(gradient);
        Tensor inverse = RawOps.Rsqrt(RawOps.AddV2(Column(variance), _epsilon));
        Tensor normalized = RawOps.Mul(RawOps.Sub(Widen(x), Column(mean)), inverse);
        Tensor dx = RawOps.Mul(dy, RawOps.Mul(Column(scale), inverse));
        return [RawOps.Cast(dx, x.DType), Numbers(RawOps.Mul(dy, normalized)), Numbers(dy)];
    }

    private static Tensor Widen(Tensor x) => x.DType == DType.Float32 ? x : RawOps.Cast(x, DType.Float32);

    private Tensor Mean(Tensor x) => RawOps.Mean(x, _dims, keepDims: true);

    private Tensor Column(Tensor numbers) => RawOps.Reshape(numbers, _column);

    private Tensor Numbers(Tensor x) => RawOps.Reshape(RawOps.Sum(x, _dims, keepDims: true), _numbers);
}
