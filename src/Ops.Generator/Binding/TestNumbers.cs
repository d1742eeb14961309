using System.Globalization;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>Says whether a value of a test can be one of a dtype.</summary>
internal static class TestNumbers
{
    /// <summary>
    /// What the text should be, or null where it fits; <paramref name="isRange"/> tells that it is of the kind, but too large or
    /// with a fraction.
    /// </summary>
    public static string? Problem(string text, DType dtype, out bool isRange)
    {
        isRange = false;
        if (dtype == DType.Bool)
        {
            return text is "true" or "false" ? null : "true or false";
        }

        if (DTypeSet.Floats.Contains(dtype))
        {
            return FloatProblem(text, dtype, out isRange);
        }

        if (DTypeSet.Complexes.Contains(dtype))
        {
            return IsComplex(text) ? null : "a number";
        }

        return DTypeSet.Ints.Contains(dtype) ? IntegerProblem(text, dtype, out isRange) : null;
    }

    private static string? FloatProblem(string text, DType dtype, out bool isRange)
    {
        isRange = false;
        if (DefaultParser.Float(text) is not { } value)
        {
            return "a number";
        }

        double most = dtype switch
        {
            DType.Float16 => 65504,
            DType.BFloat16 => 3.3895313892515355e38,
            DType.Float32 => float.MaxValue,
            _ => double.MaxValue,
        };

        // Half a unit in the last place above the largest value still rounds to it.
        isRange = !double.IsInfinity(value) && Math.Abs(value) > most * (1 + (1e-4 * (dtype == DType.Float64 ? 0 : 1)));
        return isRange ? "a value in range" : null;
    }

    private static string? IntegerProblem(string text, DType dtype, out bool isRange)
    {
        isRange = false;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal value))
        {
            int bits = DTypes.Size(dtype) * 8;
            bool isUnsigned = DTypes.Name(dtype)[0] == 'u';
            decimal least = isUnsigned ? 0 : -Power(bits - 1);
            decimal most = Power(isUnsigned ? bits : bits - 1) - 1;
            isRange = value < least || value > most;
            return isRange ? "a value in range" : null;
        }

        isRange = DefaultParser.Float(text) is not null;
        return isRange ? "an integer" : "a number";
    }

    private static decimal Power(int exponent)
    {
        decimal value = 1;
        for (int i = 0; i < exponent; i++)
        {
            value *= 2;
        }

        return value;
    }

    // 3, 2j, 1+2j, -1.5e3-2j
    private static bool IsComplex(string text)
    {
        if (!text.EndsWith("j", StringComparison.Ordinal))
        {
            return DefaultParser.Float(text) is not null;
        }

        string body = text.Substring(0, text.Length - 1);
        int split = body.Length - 1;
        while (split > 0 && !(body[split] is '+' or '-' && body[split - 1] is not ('e' or 'E')))
        {
            split--;
        }

        string imaginary = body.Substring(split);
        string real = body.Substring(0, Math.Max(0, split));
        return DefaultParser.Float(imaginary.TrimStart('+')) is not null
            && (real.Length == 0 || DefaultParser.Float(real) is not null);
    }
}
