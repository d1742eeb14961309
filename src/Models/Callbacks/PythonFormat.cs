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

    /// <summary>Writes as <c>%.Ne</c>.</summary>
    public static string Exponent(double value, int digits = 4) => double.IsFinite(value)
        ? value.ToString(digits == 0 ? "0e+00" : $"0.{new string('0', digits)}e+00", CultureInfo.InvariantCulture)
        : NotFinite(value);

    /// <summary>Writes as Python's repr: the fewest digits that read back as the same number.</summary>
    public static string Repr(double value) => double.IsFinite(value)
        ? Shortest(value.ToString("R", CultureInfo.InvariantCulture))
        : NotFinite(value);

    /// <summary>Writes as the repr of a float32.</summary>
    public static string Repr(float value) => float.IsFinite(value)
        ? Shortest(value.ToString("R", CultureInfo.InvariantCulture))
        : NotFinite(value);

    // Python writes an exponent below 1e-4 and from 1e16 on, .NET from other bounds: the digits are laid out anew.
    private static string Shortest(string shortest)
    {
        string sign = shortest[0] == '-' ? "-" : "";
        (string digits, int power) = DigitsOf(shortest[sign.Length..]);
        if (digits.Length == 0)
        {
            return sign + "0.0";
        }

        if (power is < -4 or >= 16)
        {
            string fraction = digits.Length > 1 ? "." + digits[1..] : "";
            string exponent = Math.Abs(power).ToString("00", CultureInfo.InvariantCulture);
            return $"{sign}{digits[0]}{fraction}e{(power < 0 ? '-' : '+')}{exponent}";
        }

        if (power < 0)
        {
            return $"{sign}0.{new string('0', -power - 1)}{digits}";
        }

        digits = digits.PadRight(power + 1, '0');
        return $"{sign}{digits[..(power + 1)]}.{(digits.Length > power + 1 ? digits[(power + 1)..] : "0")}";
    }

    // The significant digits, and the power of ten of the first one.
    private static (string Digits, int Power) DigitsOf(string unsigned)
    {
        int exponentAt = unsigned.IndexOf('E', StringComparison.Ordinal);
        string mantissa = exponentAt < 0 ? unsigned : unsigned[..exponentAt];
        int exponent = exponentAt < 0 ? 0 : int.Parse(unsigned.AsSpan(exponentAt + 1), CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int wholeDigits = point < 0 ? mantissa.Length : point;
        string all = mantissa.Replace(".", "", StringComparison.Ordinal);
        int leadingZeros = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), exponent + wholeDigits - 1 - leadingZeros);
    }

    private static string NotFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
