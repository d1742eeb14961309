using System.Globalization;
using System.Numerics;

namespace RawOpsNet;

/// <summary>Writes the floating-point elements of one tensor in columns, as NumPy's FloatingFormat (arrayprint.py).</summary>
/// <remarks>
/// At most 8 digits behind the point; an exponent where the largest is 1e8 or more, the smallest below 1e-4, or they are more
/// than 1,000 times apart.
/// </remarks>
internal sealed class FloatFormat
{
    private const int Precision = 8;

    private readonly string _plus;
    private readonly bool _scientific;
    private readonly int _left;
    private readonly int _right;
    private readonly int _fraction;
    private readonly int _exponent;

    private FloatFormat(string plus, bool scientific, List<ShortestDecimal> finite, bool hasOthers, bool hasNegativeInfinity)
    {
        _plus = plus;
        _scientific = scientific;
        foreach (ShortestDecimal number in finite)
        {
            (string whole, string fraction, string exponent) = Parts(number, null);
            _left = Math.Max(_left, whole.Length);
            _fraction = Math.Max(_fraction, fraction.Length);
            _exponent = Math.Max(_exponent, exponent.Length);
        }

        // The letter e, the sign and the digits of the exponent; NumPy counts two more, and so do the columns of nan beside them.
        _right = scientific ? _exponent - 1 + 2 + _fraction : _fraction;
        if (hasOthers)
        {
            int infinity = 3 + (plus.Length > 0 || hasNegativeInfinity ? 1 : 0);
            _left = Math.Max(_left, Math.Max(3, infinity) - (_right + 1));
        }
    }

    /// <summary>Writes numbers with the width that all of them need.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="plus">What stands before positive ones: nothing, or a plus.</param>
    public static string[] Write<T>(ReadOnlySpan<T> values, string plus = "")
        where T : struct, IFloatingPointIeee754<T>
    {
        List<ShortestDecimal> finite = [];
        T largest = T.Zero;
        T smallest = T.PositiveInfinity;
        bool negativeInfinity = false;
        foreach (T value in values)
        {
            negativeInfinity |= T.IsNegativeInfinity(value);
            if (!T.IsFinite(value))
            {
                continue;
            }

            finite.Add(Shortest(value));
            T size = T.Abs(value);
            largest = T.Max(largest, size);
            smallest = size == T.Zero ? smallest : T.Min(smallest, size);
        }

        // The ratio overflows in the narrow dtypes, as in NumPy.
        bool scientific = largest > T.Zero
            && (double.CreateChecked(largest) >= 1e8
                || double.CreateChecked(smallest) < 1e-4
                || double.CreateChecked(largest / smallest) > 1000);
        FloatFormat format = new(plus, scientific, finite, finite.Count < values.Length, negativeInfinity);
        string[] texts = new string[values.Length];
        int next = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = T.IsFinite(values[i]) ? format.Write(finite[next++]) : format.WriteOther(NotFinite(values[i], plus));
        }

        return texts;
    }

    /// <summary>Writes a number by itself, as NumPy's scalars: an exponent below 1e-4 and from 1e16.</summary>
    /// <param name="value">The number.</param>
    /// <param name="plus">What stands before a positive one.</param>
    /// <param name="whole">What follows a number without a fraction: <c>.0</c>, or nothing beside another part.</param>
    public static string WriteScalar<T>(T value, string plus = "", string whole = ".0")
        where T : struct, IFloatingPointIeee754<T>
    {
        if (!T.IsFinite(value))
        {
            return NotFinite(value, plus);
        }

        ShortestDecimal number = Shortest(value);
        double size = Math.Abs(number.Value);
        if (size == 0 || size is >= 1e-4 and < 1e16)
        {
            (string integer, string fraction) = number.Positional(plus);
            return fraction.Length == 0 ? integer + whole : $"{integer}.{fraction}";
        }

        (string digit, string rest, string exponent) = number.Scientific(plus);
        return rest.Length == 0 ? $"{digit}e{exponent}" : $"{digit}.{rest}e{exponent}";
    }

    private string Write(ShortestDecimal number)
    {
        (string whole, string fraction, string exponent) = Parts(number, _fraction);
        string column = $"{whole.PadLeft(_left)}.{fraction.PadRight(_fraction, _scientific ? '0' : ' ')}";
        return _scientific ? $"{column}e{exponent[..1]}{exponent[1..].PadLeft(_exponent - 1, '0')}" : column;
    }

    private string WriteOther(string text) => text.PadLeft(_left + _right + 1);

    // With an exponent, the digits that fill the column are the number's own, as are those before the point without one.
    private (string Whole, string Fraction, string Exponent) Parts(ShortestDecimal number, int? column)
    {
        if (_scientific)
        {
            int least = column is { } width ? width - number.Exponent : int.MinValue;
            return number.Rounded((column ?? Precision) - number.Exponent, least).Scientific(_plus);
        }

        (string whole, string fraction) = number.Rounded(Precision, 0).Positional(_plus);
        return (whole, fraction, "");
    }

    private static string NotFinite<T>(T value, string plus)
        where T : struct, IFloatingPointIeee754<T> =>
        T.IsNaN(value) ? plus + "nan" : T.IsNegative(value) ? "-inf" : plus + "inf";

    private static ShortestDecimal Shortest<T>(T value)
        where T : struct, IFloatingPointIeee754<T> =>
        ShortestDecimal.Of(double.CreateChecked(value), value.ToString("R", CultureInfo.InvariantCulture));
}
