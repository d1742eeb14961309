namespace RawOpsNet.Optimizers;

/// <summary>
/// Limits gradients, as Keras does (optimizers/legacy/optimizer_v2.py, utils.py); rows of a table by their values.
/// </summary>
public static class GradientClipping
{
    /// <summary>Limits every element to [-limit, limit].</summary>
    public static IReadOnlyList<GradientAndVariable> ByValue(IReadOnlyList<GradientAndVariable> pairs, double limit) =>
        Map(pairs, values => RawOps.ClipByValue(
            values, Scalars.Of(-limit, values.DType), Scalars.Of(limit, values.DType)));

    /// <summary>Scales each gradient whose norm is above the limit down to it.</summary>
    public static IReadOnlyList<GradientAndVariable> ByNorm(IReadOnlyList<GradientAndVariable> pairs, double limit) =>
        Map(pairs, values =>
        {
            Tensor bound = Scalars.Of(limit, values.DType);
            Tensor norm = Norms.Of(values);
            return RawOps.RealDiv(RawOps.Mul(values, bound), RawOps.Maximum(norm, bound));
        });

    /// <summary>
    /// Scales all gradients by one factor where their common norm is above the limit; a norm that is not finite makes all NaN.
    /// </summary>
    public static IReadOnlyList<GradientAndVariable> ByGlobalNorm(IReadOnlyList<GradientAndVariable> pairs, double limit)
    {
        if (pairs.Count == 0)
        {
            return pairs;
        }

        DType dtype = pairs[0].Gradient!.DType;
        Tensor squares = RawOps.AddN([.. pairs.Select(pair => Scalars.As(Norms.SumOfSquares(Values(pair.Gradient!)), dtype))]);
        Tensor norm = RawOps.Sqrt(squares);
        Tensor one = Scalars.Of(1, dtype);
        Tensor bound = Scalars.Of(limit, dtype);
        Tensor factor = RawOps.Mul(
            bound, RawOps.Minimum(RawOps.RealDiv(one, norm), RawOps.RealDiv(one, bound)));

        // norm - norm is 0, or NaN for a norm that is not finite.
        Tensor scale = RawOps.AddV2(factor, RawOps.Sub(norm, norm));
        return Map(pairs, values => RawOps.Mul(values, Scalars.As(scale, values.DType)));
    }

    private static Tensor Values(Gradient gradient) => gradient.Slices?.Values ?? gradient.Dense();

    /// <summary>Changes the elements of a gradient; rows stay rows.</summary>
    internal static Gradient Map(Gradient gradient, Func<Tensor, Tensor> change) => gradient.Slices is { } slices
        ? new Gradient(new IndexedSlices(change(slices.Values), slices.Indices, slices.DenseShape))
        : new Gradient(change(gradient.Dense()));

    private static GradientAndVariable[] Map(IReadOnlyList<GradientAndVariable> pairs, Func<Tensor, Tensor> change) =>
        [.. pairs.Select(pair => pair with { Gradient = Map(pair.Gradient!, change) })];
}
