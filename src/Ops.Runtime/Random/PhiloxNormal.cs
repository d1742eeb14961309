namespace RawOpsNet.Numerics;

/// <summary>
/// Draws from the standard normal distribution by Box and Muller's transform, from the same bits and in the same order as
/// TensorFlow; truncated draws are repeated until they lie within two deviations.
/// </summary>
internal static partial class PhiloxNormal
{
    private const float Bound = 2;

    // Keeps the logarithm finite (TF random_distributions_utils.h).
    private const double Smallest = 1e-7;

    /// <summary>Fills with normal numbers.</summary>
    public static void Fill(Span<float> output, Philox stream) => PhiloxFill.Run(output, stream, default(Floats));

    /// <summary>Fills with normal numbers.</summary>
    public static void Fill(Span<double> output, Philox stream) => PhiloxFill.Run(output, stream, default(Doubles));

    /// <summary>Fills with normal numbers, computed in float and rounded.</summary>
    public static void Fill(Span<Half> output, Philox stream) => PhiloxFill.Run(output, stream, default(Halves));

    /// <summary>Fills with normal numbers, computed in float and rounded.</summary>
    public static void Fill(Span<BFloat16> output, Philox stream) => PhiloxFill.Run(output, stream, default(BFloat16s));

    /// <summary>Fills with normal numbers from (-2, 2).</summary>
    public static void FillTruncated(Span<float> output, Philox stream) =>
        PhiloxFill.RunRejection(output, stream, default(TruncatedFloats));

    /// <summary>Fills with normal numbers from (-2, 2).</summary>
    public static void FillTruncated(Span<double> output, Philox stream) =>
        PhiloxFill.RunRejection(output, stream, default(TruncatedDoubles));

    /// <summary>Fills with normal numbers from (-2, 2), computed in float and rounded.</summary>
    public static void FillTruncated(Span<Half> output, Philox stream) =>
        PhiloxFill.RunRejection(output, stream, default(TruncatedHalves));

    /// <summary>Fills with normal numbers from (-2, 2), computed in float and rounded.</summary>
    public static void FillTruncated(Span<BFloat16> output, Philox stream) =>
        PhiloxFill.RunRejection(output, stream, default(TruncatedBFloat16s));

    /// <summary>Makes two independent normal floats of two numbers.</summary>
    public static (float First, float Second) Pair(uint first, uint second)
    {
        float radius = MathF.Sqrt(-2 * MathF.Log(Math.Max(PhiloxUniform.ToFloat(first), (float)Smallest)));
        float angle = (float)(2 * Math.PI * PhiloxUniform.ToFloat(second));
        (float sine, float cosine) = MathF.SinCos(angle);
        return (sine * radius, cosine * radius);
    }

    /// <summary>Makes two independent normal doubles of the four numbers of a block.</summary>
    public static (double First, double Second) Pair(uint first, uint second, uint third, uint fourth)
    {
        double radius = Math.Sqrt(-2 * Math.Log(Math.Max(PhiloxUniform.ToDouble(first, second), Smallest)));
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * PhiloxUniform.ToDouble(third, fourth));
        return (sine * radius, cosine * radius);
    }
}
