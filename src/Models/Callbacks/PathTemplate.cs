using System.Globalization;
using System.Text.RegularExpressions;

namespace RawOpsNet.Models;

/// <summary>Fills the places of a file name as Python's str.format does: <c>{epoch:02d}</c>, <c>{val_loss:.2f}</c>.</summary>
internal static partial class PathTemplate
{
    /// <summary>Fills the places.</summary>
    /// <param name="template">The name with places.</param>
    /// <param name="numbers">Whole numbers by name.</param>
    /// <param name="logs">Figures by name.</param>
    /// <exception cref="NotFoundException">A place names nothing that there is.</exception>
    /// <exception cref="InvalidArgumentException">A format is not one of a number.</exception>
    public static string Fill(string template, IReadOnlyDictionary<string, long> numbers, Logs logs) =>
        Place().Replace(template, match =>
        {
            if (match.Value is "{{" or "}}")
            {
                return match.Value[..1];
            }

            string name = match.Groups["name"].Value;
            string format = match.Groups["format"].Value;
            return numbers.TryGetValue(name, out long number)
                ? Whole(template, number, format)
                : logs.TryGetValue(name, out double value)
                    ? Real(template, value, format)
                    : throw new NotFoundException(
                        $"Failed to format this callback filepath: \"{template}\". Reason: '{name}' is none of "
                        + $"{string.Join(", ", numbers.Keys.Concat(logs.Keys))}.");
        });

    private static string Whole(string template, long number, string format)
    {
        Match parts = WholeFormat().Match(format);
        if (!parts.Success)
        {
            return Real(template, number, format);
        }

        string text = number.ToString(CultureInfo.InvariantCulture);
        string width = parts.Groups["width"].Value;
        return width.Length == 0
            ? text
            : text.PadLeft(int.Parse(width, CultureInfo.InvariantCulture), parts.Groups["zero"].Length > 0 ? '0' : ' ');
    }

    private static string Real(string template, double value, string format)
    {
        if (format.Length == 0)
        {
            return PythonFormat.Repr(value);
        }

        Match parts = RealFormat().Match(format);
        if (!parts.Success)
        {
            throw new InvalidArgumentException(
                $"The format '{format}' in \"{template}\" is not one for {PythonFormat.Repr(value)}; use .2f, .4e or 02d.");
        }

        string precision = parts.Groups["precision"].Value;
        int digits = precision.Length == 0 ? 6 : int.Parse(precision, CultureInfo.InvariantCulture);
        string text = parts.Groups["kind"].Value == "f"
            ? PythonFormat.Fixed(value, digits)
            : PythonFormat.Exponent(value, digits);
        string width = parts.Groups["width"].Value;
        return width.Length == 0
            ? text
            : text.PadLeft(int.Parse(width, CultureInfo.InvariantCulture), parts.Groups["zero"].Length > 0 ? '0' : ' ');
    }

    [GeneratedRegex(@"\{\{|\}\}|\{(?<name>[^{}:]*)(:(?<format>[^{}]*))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex("^(?<zero>0?)(?<width>[0-9]*)d?$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeFormat();

    [GeneratedRegex(@"^(?<zero>0?)(?<width>[0-9]*)(\.(?<precision>[0-9]+))?(?<kind>[fe])$", RegexOptions.CultureInvariant)]
    private static partial Regex RealFormat();
}
