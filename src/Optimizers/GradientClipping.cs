namespace RawOpsNet.Optimizers;

/// <summary>
/// Limits gradients, as Keras does (optimizers/legacy/optimizer_v2.py, utils.py); rows of a table by their values.
/// </summary>
public static class GradientClipping
{
    /// <summary>Limits every element to [-limit, limit].</summary>
    public static IReadOnlyList<GradientAndVariable> ByValue(IReadOnlyList<GradientAndVariable> pairs, double limit) =>
        Map(pairs, values => RawOps.ClipByValue(
            values, Scalars.Of(-limit, values.DType, values.Device), Scalars.Of(limit, values.DType, values.Device)));

    /// <summary>Scales each gradient whose norm is above the limit down to it.</summary>
    public static IReadOnlyList<GradientAndVariable> ByNorm(IReadOnlyList<GradientAndVariable> pairs, double limit) =>
        Map(pairs, values =>
        {
            Tensor bound = Scalars.Of(limit, values.DType, values.Device);
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

        DType dtype = Widest(pairs);
        Device device = Values(pairs[0].Gradient!).Device;
        Tensor squares = RawOps.AddN(
            [.. pairs.Select(pair => Norms.SumOfSquares(Scalars.As(Values(pair.Gradient!), dtype)).To(device))]);
        Tensor norm = RawOps.Sqrt(squares);
        Tensor one = Scalars.Of(1, dtype, device);
        Tensor bound = Scalars.Of(limit, dtype, device);
        Tensor factor = RawOps.Mul(
            bound, RawOps.Minimum(RawOps.RealDiv(one, norm), RawOps.RealDiv(one, bound)));

        // norm - norm is 0, or NaN for a norm that is not finite.
        Tensor scale = RawOps.AddV2(factor, RawOps.Sub(norm, norm));
        return Map(pairs, values => RawOps.Mul(values, Scalars.As(scale, values.DType).To(values.Device)));
    }

    // One dtype holds the squares of all: float32 at least, for a square of 256 is more than float16 has.
    private static DType Widest(IReadOnlyList<GradientAndVariable> pairs)
    {
        DType widest = DType.Float32;
        foreach (GradientAndVariable pair in pairs)
        {
            DType dtype = Scalars.Wide(pair.Gradient!.DType);
            bool isDouble = dtype is DType.Float64 or DType.Complex128 || widest is DType.Float64 or DType.Complex128;
            bool isComplex = dtype is DType.Complex64 or DType.Complex128 || widest is DType.Complex64 or DType.Complex128;
            widest = (isDouble, isComplex) switch
            {
                (true, true) => DType.Complex128,
                (true, false) => DType.Float64,
                (false, true) => DType.Complex64,
                _ => DType.Float32,
            };
        }

        return widest;
    }

    private static Tensor Values(Gradient gradient) => gradient.Slices?.Values ?? gradient.Dense();

    /// <summary>Changes the elements of a gradient; rows stay rows.</summary>
    internal static Gradient Map(Gradient gradient, Func<Tensor, Tensor> change) => gradient.Slices is { } slices
        ? new Gradient(new IndexedSlices(change(slices.Values), slices.Indices, slices.DenseShape))
        : new Gradient(change(gradient.Dense()));

    private static GradientAndVariable[] Map(IReadOnlyList<GradientAndVariable> pairs, Func<Tensor, Tensor> change) =>
        [.. pairs.Select(pair => pair with { Gradient = Map(pair.Gradient!, change) })];
}
