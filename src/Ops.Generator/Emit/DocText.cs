using System.Text;

namespace RawOpsNet.Generator.Emit;

/// <summary>Writes XML documentation.</summary>
internal static class DocText
{
    /// <summary>Escapes text for XML.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Writes an element on one line, or over several where the text has several.</summary>
    public static void Element(SourceWriter writer, string tag, string text, string attribute = "")
    {
        string trimmed = Escape(text.Trim());
        if (trimmed.IndexOf('\n') < 0)
        {
            writer.Line($"/// <{tag}{attribute}>{trimmed}</{tag}>");
            return;
        }

        writer.Line($"/// <{tag}{attribute}>");
        Lines(writer, trimmed);
        writer.Line($"/// </{tag}>");
    }

    /// <summary>Writes lines of documentation.</summary>
    public static void Lines(SourceWriter writer, string escaped)
    {
        foreach (string line in escaped.Split('\n'))
        {
            writer.Line(line.Trim().Length == 0 ? "/// <br/>" : "/// " + line.TrimEnd());
        }
    }

    /// <summary>Ends a text with a full stop.</summary>
    public static string Sentence(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length == 0 || trimmed[trimmed.Length - 1] is '.' or '!' or '?' ? trimmed : trimmed + ".";
    }

    /// <summary>Joins texts with spaces, leaving out the empty ones.</summary>
    public static string Join(params string[] texts)
    {
        StringBuilder joined = new();
        foreach (string text in texts)
        {
            joined.Append(joined.Length > 0 && text.Length > 0 ? " " : "").Append(text);
        }

        return joined.ToString();
    }
}
