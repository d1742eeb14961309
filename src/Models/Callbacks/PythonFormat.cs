using System.Globalization;

namespace RawOpsNet.Models;

/// <summary>Writes numbers as Python's format does: ties go to the even digit, exponents have two digits.</summary>
internal static class PythonFormat
{
    /// <summary>Writes as <c>%.Nf</c>.</summary>
    public static string Fixed(double value, int digits)
    {
        if (!double.IsFinite(value))
        {
            return NotFinite(value);
        }

        // .NET rounds exact ties away from zero. The product is a tie only where it is exact.
        double power = Math.Pow(10, digits);
        double scaled = value * power;
        bool isTie = Math.FusedMultiplyAdd(value, power, -scaled) == 0 && Math.Abs(scaled - Math.Truncate(scaled)) == 0.5;
        double rounded = isTie ? Math.Round(scaled, MidpointRounding.ToEven) / power : value;
        return rounded.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Writes as <c>%.4e</c>.</summary>
    public static string Exponent(double value) => double.IsFinite(value)
        ? value.ToString("0.0000e+00", CultureInfo.InvariantCulture)
        : NotFinite(value);

    private static string NotFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
