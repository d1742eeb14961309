namespace RawOpsNet.CommandLine.Golden;

/// <summary>Says how far a float may be from the recorded one: |got - expected| at most abs + rel * |expected|.</summary>
internal readonly record struct Tolerance(double Relative, double Absolute, bool Exact)
{
    // TensorFlow's own rounding of gradients depends on its order of accumulation.
    private const double GradientFactor = 10;
    private const double SpecialFunctionFactor = 5;

    private static readonly string[] SpecialFunctions =
        ["Lgamma", "Digamma", "Polygamma", "Zeta", "Igamma", "Betainc", "Bessel", "Erfinv", "Ndtri"];

    /// <summary>Gives the tolerance of an output, or of a gradient, of an op's case.</summary>
    public static Tolerance Of(string op, GoldenCase golden, DType dtype, bool isGradient)
    {
        (double relative, double absolute) = dtype switch
        {
            DType.Float32 or DType.Complex64 => (1e-5, 1e-6),
            DType.Float64 or DType.Complex128 => (1e-10, 1e-12),
            DType.Float16 => (2e-3, 1e-4),
            DType.BFloat16 => (1.6e-2, 1e-3),
            _ => (0, 0),
        };
        if (golden.Tolerance.TryGetValue(dtype, out double recorded))
        {
            absolute = recorded;
        }

        double factor = (isGradient ? GradientFactor : 1)
            * (SpecialFunctions.Any(name => op.StartsWith(name, StringComparison.Ordinal)) ? SpecialFunctionFactor : 1);
        return new Tolerance(relative * factor, absolute * factor, golden.Bits && !isGradient);
    }

    /// <summary>
    /// Tells whether a number is close enough; complex numbers are compared part by part where one is not finite.
    /// </summary>
    public bool Allows((double Real, double Imaginary) got, (double Real, double Imaginary) expected)
    {
        if (IsFinite(got) && IsFinite(expected))
        {
            double distance = double.Hypot(got.Real - expected.Real, got.Imaginary - expected.Imaginary);
            return distance <= Absolute + (Relative * double.Hypot(expected.Real, expected.Imaginary));
        }

        return AllowsPart(got.Real, expected.Real) && AllowsPart(got.Imaginary, expected.Imaginary);
    }

    private bool AllowsPart(double got, double expected)
    {
        if (double.IsNaN(expected) || double.IsInfinity(expected) || !double.IsFinite(got))
        {
            return got.Equals(expected);
        }

        return Math.Abs(got - expected) <= Absolute + (Relative * Math.Abs(expected));
    }

    private static bool IsFinite((double Real, double Imaginary) value) =>
        double.IsFinite(value.Real) && double.IsFinite(value.Imaginary);
}
