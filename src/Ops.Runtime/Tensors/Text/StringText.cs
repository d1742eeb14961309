using System.Buffers;
using System.Globalization;
using System.Text;

namespace RawOpsNet;

/// <summary>Writes a string element in quotes, as Python's repr; bytes that are not UTF-8 as escapes.</summary>
internal static class StringText
{
    // NumPy writes all of it, but a tensor of strings may hold whole files.
    private const int MostBytes = 1000;

    public static string Quote(TString value)
    {
        ReadOnlySpan<byte> bytes = value.Bytes;
        char quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        ReadOnlySpan<byte> rest = bytes.Length > MostBytes ? bytes[..MostBytes] : bytes;
        StringBuilder text = new();
        text.Append(quote);
        while (!rest.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(rest, out Rune rune, out int length);
            if (status == OperationStatus.Done)
            {
                Append(text, rune, quote);
            }
            else
            {
                AppendBytes(text, rest[..length]);
            }

            rest = rest[length..];
        }

        text.Append(quote);
        return bytes.Length > MostBytes ? text.Append("...").ToString() : text.ToString();
    }

    private static void Append(StringBuilder text, Rune rune, char quote)
    {
        int code = rune.Value;
        if (code == quote || code == '\\')
        {
            text.Append('\\').Append((char)code);
        }
        else if (code is '\n' or '\r' or '\t')
        {
            text.Append(code == '\n' ? "\\n" : code == '\r' ? "\\r" : "\\t");
        }
        else if (IsPrintable(rune))
        {
            text.Append(rune.ToString());
        }
        else
        {
            (char letter, string digits) = code < 0x100 ? ('x', "x2") : code < 0x10000 ? ('u', "x4") : ('U', "x8");
            text.Append('\\').Append(letter).Append(code.ToString(digits, CultureInfo.InvariantCulture));
        }
    }

    private static void AppendBytes(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
        {
            text.Append("\\x").Append(b.ToString("x2", CultureInfo.InvariantCulture));
        }
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
