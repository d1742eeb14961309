namespace RawOpsNet.Generator.Binding;

/// <summary>Finds the <c>__global__</c> functions of a CUDA source and counts their parameters.</summary>
internal static class CudaEntries
{
    private const string Mark = "__global__";

    // The macro of the header before each source: extern "C" __global__ with launch bounds.
    private const string Kernel = "RO_KERNEL";

    /// <summary>
    /// The functions by name, with their parameter counts, in the order of the source. Those that a macro of the source makes are
    /// not seen.
    /// </summary>
    public static List<(string Name, int Parameters)> Find(string source)
    {
        List<(string, int)> entries = [];
        string text = WithoutComments(source);
        for (int mark = Next(text, 0); mark >= 0; mark = Next(text, mark + 1))
        {
            int open = text.IndexOf('(', mark);
            if (open >= 0 && NameBefore(text, open) is "__launch_bounds__" or Kernel)
            {
                open = text.IndexOf('(', Close(text, open));
            }

            if (open < 0)
            {
                break;
            }

            int close = Close(text, open);
            entries.Add((NameBefore(text, open), Count(text, open + 1, close)));
        }

        return entries;
    }

    /// <summary>Whether some function's name is pasted together by a macro, so that it cannot be found as text.</summary>
    public static bool HasPastedNames(string source) => source.IndexOf("##", StringComparison.Ordinal) >= 0;

    private static int Next(string text, int start)
    {
        int mark = text.IndexOf(Mark, start, StringComparison.Ordinal);
        int kernel = text.IndexOf(Kernel, start, StringComparison.Ordinal);
        return mark < 0 || (kernel >= 0 && kernel < mark) ? kernel : mark;
    }

    private static string WithoutComments(string source)
    {
        System.Text.StringBuilder text = new(source.Length);
        for (int at = 0; at < source.Length; at++)
        {
            if (source[at] == '/' && at + 1 < source.Length && source[at + 1] is '/' or '*')
            {
                string end = source[at + 1] == '/' ? "\n" : "*/";
                int close = source.IndexOf(end, at + 2, StringComparison.Ordinal);
                at = close < 0 ? source.Length : close + end.Length - 1;
                text.Append(' ');
            }
            else
            {
                text.Append(source[at]);
            }
        }

        return text.ToString();
    }

    private static string NameBefore(string text, int open)
    {
        int end = open;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        int start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        return text.Substring(start, end - start);
    }

    private static int Close(string text, int open)
    {
        int depth = 0;
        for (int at = open; at < text.Length; at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return text.Length;
    }

    private static int Count(string text, int start, int end)
    {
        int depth = 0;
        int commas = 0;
        bool isBlank = true;
        for (int at = start; at < end; at++)
        {
            depth += text[at] is '(' or '<' ? 1 : text[at] is ')' or '>' ? -1 : 0;
            commas += text[at] == ',' && depth == 0 ? 1 : 0;
            isBlank &= char.IsWhiteSpace(text[at]);
        }

        return isBlank || text.Substring(start, end - start).Trim() == "void" ? 0 : commas + 1;
    }
}
