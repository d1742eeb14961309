using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RawOpsNet;

public readonly partial struct BFloat16
{
    /// <summary>Returns the shortest decimal text that parses back to this number, in the invariant culture.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Returns the number as text in the invariant culture; for G, R and null the shortest that parses back.</summary>
    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        ToString(format, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format, IFormatProvider? formatProvider) =>
        IsShortest(format) ? Shortest().ToString(format, formatProvider) : ToSingle().ToString(format, formatProvider);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        IsShortest(format)
            ? Shortest().TryFormat(destination, out charsWritten, format, provider)
            : ToSingle().TryFormat(destination, out charsWritten, format, provider);

    /// <inheritdoc/>
    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        IsShortest(format)
            ? Shortest().TryFormat(utf8Destination, out bytesWritten, format, provider)
            : ToSingle().TryFormat(utf8Destination, out bytesWritten, format, provider);

    /// <summary>Reads a number in the invariant culture.</summary>
    public static BFloat16 Parse(string s) => Parse(s, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static BFloat16 Parse(string s, IFormatProvider? provider) => FromSingle(float.Parse(s, provider));

    /// <inheritdoc/>
    public static BFloat16 Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        FromSingle(float.Parse(s, style, provider));

    /// <inheritdoc/>
    public static BFloat16 Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => FromSingle(float.Parse(s, provider));

    /// <inheritdoc/>
    public static BFloat16 Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) =>
        FromSingle(float.Parse(s, style, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BFloat16 result) =>
        Rounded(float.TryParse(s, provider, out float value), value, out result);

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider, out BFloat16 result) =>
        Rounded(float.TryParse(s, style, provider, out float value), value, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BFloat16 result) =>
        Rounded(float.TryParse(s, provider, out float value), value, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out BFloat16 result) =>
        Rounded(float.TryParse(s, style, provider, out float value), value, out result);

    private static bool Rounded(bool parsed, float value, out BFloat16 result)
    {
        result = FromSingle(value);
        return parsed;
    }

    private static bool IsShortest(ReadOnlySpan<char> format) => format is "" or "G" or "g" or "R" or "r";

    // Four decimal digits always tell two neighbours apart; the double with the same digits prints just those.
    private double Shortest()
    {
        double exact = ToSingle();
        if (!double.IsFinite(exact) || exact == 0)
        {
            return exact;
        }

        Span<char> text = stackalloc char[16];
        ReadOnlySpan<string> formats = ["E0", "E1", "E2", "E3"];
        foreach (string format in formats)
        {
            exact.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
            double candidate = double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
            if (FromSingle((float)candidate)._bits == _bits)
            {
                return candidate;
            }
        }

        return exact;
    }
}
