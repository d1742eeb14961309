using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Writes the gradients of a layer normalisation as ops.</summary>
internal readonly struct LayerNormFormula
{
    private readonly int[] _rowDims;
    private readonly int[] _widthDims;
    private readonly Shape _column;
    private readonly DType _wide;

    /// <summary>Takes what the shapes of x and of the scale say.</summary>
    public LayerNormFormula(Shape x, Tensor scale)
    {
        int rows = x.Rank - scale.Rank;
        _rowDims = [.. Enumerable.Range(0, rows)];
        _widthDims = [.. Enumerable.Range(rows, scale.Rank)];
        _column = new Shape([.. x.ToArray()[..rows], .. Enumerable.Repeat(1L, scale.Rank)]);
        _wide = scale.DType;
    }

    /// <summary>Gives the gradients of x, the scale and the offset.</summary>
    public Tensor[] Backward(Tensor gradient, Tensor x, Tensor scale, Tensor mean, Tensor inverseDeviation)
    {
        Tensor dy = Widen(gradient);
        Tensor inverse = Column(inverseDeviation);
        Tensor normalized = RawOps.Mul(RawOps.Sub(Widen(x), Column(mean)), inverse);
        Tensor g = RawOps.Mul(dy, scale);
        Tensor inner = RawOps.Sub(RawOps.Sub(g, Mean(g)), RawOps.Mul(normalized, Mean(RawOps.Mul(g, normalized))));
        Tensor dx = RawOps.Mul(inner, inverse);
        return
        [
            RawOps.Cast(dx, x.DType),
            RawOps.Sum(RawOps.Mul(dy, normalized), _rowDims),
            RawOps.Sum(dy, _rowDims),
        ];
    }

    /// <summary>Gives what the mean and the inverse deviation, as outputs, add to the gradient of x.</summary>
    public Tensor Statistics(Tensor x, Tensor mean, Tensor inverseDeviation, Tensor dMean, Tensor dInverseDeviation)
    {
        // d(inverse) / dx = -inverse^3 * (x - mean) / width; that the mean moves too adds nothing: x - mean sums to 0.
        Tensor cube = RawOps.Mul(inverseDeviation, RawOps.Square(inverseDeviation));
        Tensor slope = Column(RawOps.Mul(dInverseDeviation, cube));
        Tensor centered = RawOps.Sub(Widen(x), Column(mean));
        Tensor sum = RawOps.Sub(Column(dMean), RawOps.Mul(slope, centered));
        double width = (double)x.Count / Math.Max(1, mean.Count);
        return RawOps.Cast(RawOps.Mul(sum, GradientServices.Constant(1 / Math.Max(1, width), _wide)), x.DType);
    }

    private Tensor Widen(Tensor x) => x.DType == _wide ? x : RawOps.Cast(x, _wide);

    private Tensor Mean(Tensor x) => RawOps.Mean(x, _widthDims, keepDims: true);

    private Tensor Column(Tensor numbers) => RawOps.Reshape(numbers, _column);
}
