namespace RawOpsNet.Generator.Binding;

/// <summary>
/// An attr as written: <c>kind [ (values) ] [ >= number ] [ = default ]</c>, where kind may be <c>list(kind)</c>. Names are not
/// looked up yet.
/// </summary>
internal sealed class AttrNotation
{
    /// <summary>The kind, or the name of an enum; of the items where <see cref="IsList"/>.</summary>
    public Located Kind { get; private set; }

    /// <summary>Whether it is <c>list(kind)</c>.</summary>
    public bool IsList { get; private set; }

    /// <summary>The allowed values; null without parentheses.</summary>
    public List<Located>? Values { get; private set; }

    /// <summary>The minimum; null where none is written.</summary>
    public Located? Minimum { get; private set; }

    /// <summary>The default as written; null where the attr is required.</summary>
    public Located? Default { get; private set; }

    /// <summary>What could not be read; null where all was.</summary>
    public NotationIssue? Issue { get; private set; }

    /// <summary>Reads a notation.</summary>
    public static AttrNotation Parse(string text)
    {
        AttrNotation notation = new();
        NotationScanner scanner = new(text);
        notation.Issue = notation.ReadKind(scanner) ?? notation.ReadLimits(scanner) ?? notation.ReadDefault(scanner);
        return notation;
    }

    private NotationIssue? ReadKind(NotationScanner scanner)
    {
        int offset = scanner.Offset;
        if (scanner.Name() is not { } name)
        {
            return scanner.Expected("a kind, such as float or int,");
        }

        if (name == "list")
        {
            IsList = true;
            if (!scanner.Take("("))
            {
                return scanner.Expected("'(' and a kind");
            }

            offset = scanner.Offset;
            if (scanner.Name() is not { } item)
            {
                return scanner.Expected("a kind, such as float or int,");
            }

            Kind = Located.At(item, offset);
            return ReadValues(scanner) ?? (scanner.Take(")") ? null : scanner.Expected("')'"));
        }

        Kind = Located.At(name, offset);
        return null;
    }

    private NotationIssue? ReadLimits(NotationScanner scanner)
    {
        if (ReadValues(scanner) is { } issue)
        {
            return issue;
        }

        if (!scanner.Take(">="))
        {
            return null;
        }

        int offset = scanner.Offset;
        if (scanner.Number() is not { } number)
        {
            return scanner.Expected("a number");
        }

        Minimum = Located.At(number, offset);
        return null;
    }

    private NotationIssue? ReadValues(NotationScanner scanner)
    {
        if (Values is not null || !scanner.Take("("))
        {
            return null;
        }

        Values = [];
        do
        {
            int offset = scanner.Offset;
            string? value = scanner.Quoted() ?? scanner.Word();
            if (value is null)
            {
                return scanner.Expected("a value");
            }

            Values.Add(new Located(value, offset, scanner.Text.Substring(offset, scanner.Offset - offset).TrimEnd().Length));
        }
        while (scanner.Take(","));

        return scanner.Take(")") ? null : scanner.Expected("',' or ')'");
    }

    private NotationIssue? ReadDefault(NotationScanner scanner)
    {
        if (scanner.AtEnd)
        {
            return null;
        }

        if (!scanner.Take("="))
        {
            return scanner.Expected(Minimum is null && Values is null ? "'>=', '(', '=' or the end" : "'=' or the end");
        }

        if (scanner.AtEnd)
        {
            return scanner.Expected("a default");
        }

        Default = Located.At(scanner.Text.Substring(scanner.Offset).TrimEnd(), scanner.Offset);
        return null;
    }
}
