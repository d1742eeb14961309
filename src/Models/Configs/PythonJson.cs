using System.Globalization;
using System.Text;

namespace RawOpsNet.Models;

/// <summary>Writes configs as Python's json module does.</summary>
internal static class PythonJson
{
    /// <summary>Writes a value: a dictionary, a list, a text, a number, a flag or null.</summary>
    /// <exception cref="InvalidArgumentException">The value holds what JSON has no form for.</exception>
    public static string Write(object? value)
    {
        StringBuilder text = new();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case int or long:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case double number:
                text.Append(double.IsFinite(number) ? PythonFormat.Repr(number) : NotFinite(number));
                break;
            case string s:
                AppendText(text, s);
                break;
            case IReadOnlyDictionary<string, object?> config:
                AppendList(text, '{', config, '}', pair =>
                {
                    AppendText(text, pair.Key);
                    text.Append(": ");
                    Append(text, pair.Value);
                });
                break;
            case System.Collections.IEnumerable list:
                AppendList(text, '[', list.Cast<object?>(), ']', entry => Append(text, entry));
                break;
            default:
                throw new InvalidArgumentException($"A config holds a {value.GetType().Name}, which JSON has no form for.");
        }
    }

    private static void AppendList<T>(StringBuilder text, char begin, IEnumerable<T> entries, char end, Action<T> append)
    {
        text.Append(begin);
        bool isFirst = true;
        foreach (T entry in entries)
        {
            text.Append(isFirst ? "" : ", ");
            append(entry);
            isFirst = false;
        }

        text.Append(end);
    }

    // ASCII only, as json.dumps by default; .NET's default encoder would escape quotes of HTML too.
    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                >= ' ' and <= '~' => c.ToString(),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            });
        }

        text.Append('"');
    }

    private static string NotFinite(double number) => double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
}
