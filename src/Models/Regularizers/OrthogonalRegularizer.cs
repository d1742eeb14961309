namespace RawOpsNet.Models;

/// <summary>Is factor times the mean size of the cosines between the rows of a matrix, or between its columns.</summary>
/// <param name="factor">The factor.</param>
/// <param name="ofColumns">Whether columns are compared; otherwise rows.</param>
public sealed class OrthogonalRegularizer(double factor = 0.01, bool ofColumns = false) : Regularizer
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        Config.Of(("factor", factor), ("mode", ofColumns ? "columns" : "rows"));

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The input is no matrix.</exception>
    public override Tensor Invoke(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank != 2)
        {
            throw new InvalidArgumentException($"OrthogonalRegularizer: the input has shape {x.Shape}; it must be a matrix.");
        }

        Tensor unit = Numbers.Normalized(x, ofColumns ? 0 : 1);
        Tensor cosines = RawOps.MatMul(unit, unit, transposeA: ofColumns, transposeB: !ofColumns);
        long size = cosines.Shape[0];
        Tensor index = Enumerable.Range(0, (int)size).ToArray();
        Tensor isOther = RawOps.NotEqual(RawOps.ExpandDims(index, 1), RawOps.ExpandDims(index, 0));
        Tensor others = RawOps.Mul(RawOps.Abs(cosines), RawOps.Cast(isOther, dstT: x.DType));
        double pairs = size * (size - 1) / 2.0;
        return RawOps.RealDiv(
            RawOps.Mul(Numbers.Like(x, factor * 0.5), RawOps.Sum(others, Axes.All(others))), Numbers.Like(x, pairs));
    }
}
