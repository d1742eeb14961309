using System.Globalization;
using System.Numerics;

namespace RawOpsNet;

/// <summary>Holds the fewest decimal digits that tell a finite number from its neighbours, as NumPy's dragon4 does.</summary>
/// <param name="Value">The number, for its sign and for rounding to fewer digits.</param>
/// <param name="Digits">The digits without a point; no trailing zeros.</param>
/// <param name="Exponent">The power of ten of the first digit.</param>
internal readonly record struct ShortestDecimal(double Value, string Digits, int Exponent)
{
    /// <summary>Reads the digits of a text that parses back to the number (the format R).</summary>
    public static ShortestDecimal Of(double value, string roundTrip)
    {
        ReadOnlySpan<char> text = roundTrip.AsSpan().TrimStart('-');
        int exponent = 0;
        int mark = text.IndexOf('E');
        if (mark >= 0)
        {
            exponent = int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture);
            text = text[..mark];
        }

        int point = text.IndexOf('.');
        exponent += (point < 0 ? text.Length : point) - 1;
        return Trimmed(value, text.ToString().Replace(".", "", StringComparison.Ordinal), exponent);
    }

    /// <summary>Rounds to at most and at least so many digits after the point, ties to even; between them it stays.</summary>
    /// <remarks>The number itself is rounded, not its shortest digits: those beyond the shortest are its own.</remarks>
    public ShortestDecimal Rounded(int most, int least = int.MinValue)
    {
        int fraction = Math.Clamp(Digits.Length - 1 - Exponent, least, most);
        if (fraction == Digits.Length - 1 - Exponent)
        {
            return this;
        }

        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(Value));
        int power = Math.Max((int)(bits >> 52), 1) - 1075;
        BigInteger numerator = (bits & 0xFFFFFFFFFFFFF) | (bits >> 52 == 0 ? 0 : 1L << 52);
        BigInteger denominator = BigInteger.Pow(10, Math.Max(-fraction, 0)) << Math.Max(-power, 0);
        numerator = numerator * BigInteger.Pow(10, Math.Max(fraction, 0)) << Math.Max(power, 0);
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
        int half = (remainder * 2).CompareTo(denominator);
        if (half > 0 || (half == 0 && !quotient.IsEven))
        {
            quotient++;
        }

        string digits = quotient.ToString(CultureInfo.InvariantCulture);
        return Trimmed(Value, digits, digits.Length - 1 - fraction);
    }

    /// <summary>Writes the number without an exponent: a part before the point, and one behind it, which may be empty.</summary>
    public (string Whole, string Fraction) Positional(string plus)
    {
        string sign = double.IsNegative(Value) ? "-" : plus;
        if (Exponent < 0)
        {
            return (sign + "0", new string('0', -Exponent - 1) + Digits);
        }

        string digits = Digits.PadRight(Exponent + 1, '0');
        return (sign + digits[..(Exponent + 1)], digits[(Exponent + 1)..]);
    }

    /// <summary>Writes the number with one digit before the point.</summary>
    public (string Whole, string Fraction, string Exponent) Scientific(string plus)
    {
        string exponent = Math.Abs(Exponent).ToString("00", CultureInfo.InvariantCulture);
        return ((double.IsNegative(Value) ? "-" : plus) + Digits[..1], Digits[1..], (Exponent < 0 ? "-" : "+") + exponent);
    }

    private static ShortestDecimal Trimmed(double value, string digits, int exponent)
    {
        string leading = digits.TrimStart('0');
        exponent -= digits.Length - leading.Length;
        string trimmed = leading.TrimEnd('0');
        return trimmed.Length == 0 ? new(value, "0", 0) : new(value, trimmed, exponent);
    }
}
