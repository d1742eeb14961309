using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace RawOpsNet;

public readonly partial struct Complex64
{
    private const NumberStyles ParseStyle = NumberStyles.Float | NumberStyles.AllowThousands;

    /// <summary>Returns the number as &lt;real; imaginary&gt; in the invariant culture.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Returns the number as &lt;real; imaginary&gt; in the invariant culture.</summary>
    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        ToString(format, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format, IFormatProvider? formatProvider) =>
        $"<{Real.ToString(format, formatProvider)}; {Imaginary.ToString(format, formatProvider)}>";

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    /// <inheritdoc/>
    public static Complex64 Parse(string s, IFormatProvider? provider) => Parse(s, ParseStyle, provider);

    /// <inheritdoc/>
    public static Complex64 Parse(string s, NumberStyles style, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), style, provider);
    }

    /// <inheritdoc/>
    public static Complex64 Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s, ParseStyle, provider);

    /// <inheritdoc/>
    // Complex.Parse itself throws OverflowException for text that is no number at all.
    public static Complex64 Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) =>
        TryParse(s, style, provider, out Complex64 result)
            ? result
            : throw new FormatException($"\"{s}\" is not a complex number; write <real; imaginary>.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Complex64 result) =>
        Rounded(Complex.TryParse(s, provider, out Complex value), value, out result);

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider, out Complex64 result) =>
        Rounded(Complex.TryParse(s, style, provider, out Complex value), value, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Complex64 result) =>
        Rounded(Complex.TryParse(s, provider, out Complex value), value, out result);

    /// <inheritdoc/>
    public static bool TryParse(
        ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out Complex64 result) =>
        Rounded(Complex.TryParse(s, style, provider, out Complex value), value, out result);

    private static bool Rounded(bool parsed, Complex value, out Complex64 result)
    {
        result = (Complex64)value;
        return parsed;
    }
}
