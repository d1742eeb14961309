using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// An argument as written: <c>[ Count * ] type [ dims ] [ access ]</c>. Names are not looked up yet.
/// </summary>
internal sealed class ArgumentNotation
{
    /// <summary>The count of <c>N * T</c>.</summary>
    public Located? Count { get; private set; }

    /// <summary>The type, of the contents of a resource or ref; null for a resource without one.</summary>
    public Located? Type { get; private set; }

    /// <summary>Where the value lives.</summary>
    public ArgumentStorage Storage { get; private set; }

    /// <summary>The dims; null without brackets.</summary>
    public List<DimModel>? Dims { get; private set; }

    /// <summary>Where each dim stands.</summary>
    public List<Located> DimPlaces { get; } = [];

    /// <summary>The access; null where none is written.</summary>
    public Located? Access { get; private set; }

    /// <summary>What could not be read; null where all was.</summary>
    public NotationIssue? Issue { get; private set; }

    /// <summary>Reads a notation.</summary>
    public static ArgumentNotation Parse(string text)
    {
        ArgumentNotation notation = new();
        NotationScanner scanner = new(text);
        notation.Issue = notation.ReadType(scanner) ?? notation.ReadDims(scanner) ?? notation.ReadAccess(scanner);
        return notation;
    }

    private NotationIssue? ReadType(NotationScanner scanner)
    {
        int offset = scanner.Offset;
        if (scanner.Name() is not { } name)
        {
            return scanner.Expected("a type");
        }

        if (scanner.Take("*"))
        {
            Count = Located.At(name, offset);
            offset = scanner.Offset;
            if (scanner.Name() is not { } item)
            {
                return scanner.Expected("a type");
            }

            name = item;
        }

        Storage = name switch
        {
            "resource" => ArgumentStorage.Resource,
            "ref" => ArgumentStorage.Ref,
            "variant" => ArgumentStorage.Variant,
            _ => ArgumentStorage.Value,
        };
        if (Storage == ArgumentStorage.Value)
        {
            Type = Located.At(name, offset);
            return null;
        }

        return Storage == ArgumentStorage.Variant ? null : ReadContents(scanner);
    }

    private NotationIssue? ReadContents(NotationScanner scanner)
    {
        int offset = scanner.Offset;
        if (!scanner.Take("<"))
        {
            return ReadGluedContents(scanner, offset);
        }

        offset = scanner.Offset;
        if (scanner.Name() is not { } name)
        {
            return scanner.Expected("a type");
        }

        Type = Located.At(name, offset);
        return scanner.Take(">") ? null : scanner.Expected("'>'");
    }

    // A resource may be a handle without a type; a type beside it in other writing is one that was meant.
    private NotationIssue? ReadGluedContents(NotationScanner scanner, int offset)
    {
        int length = scanner.TokenLength;
        string? word = scanner.Name();
        if (word is null or "read" or "write" or "readwrite")
        {
            scanner.Back(offset);
            return Storage == ArgumentStorage.Ref ? scanner.Expected("'<' and the type of the contents") : null;
        }

        Type = Located.At(word, offset);
        return new NotationIssue(offset, length, $"'<{word}>' in place of '{word}'");
    }

    private NotationIssue? ReadDims(NotationScanner scanner)
    {
        int open = scanner.Offset;
        NotationIssue? issue = ReadDimsInBrackets(scanner);
        bool isHandle = Storage == ArgumentStorage.Resource && Type is null && Dims is not null;
        const string Expected = "the type of the contents, such as '<T>', before the dims";
        return issue ?? (isHandle ? new NotationIssue(open, 1, Expected) : null);
    }

    private NotationIssue? ReadDimsInBrackets(NotationScanner scanner)
    {
        if (!scanner.Take("["))
        {
            return null;
        }

        Dims = [];
        if (scanner.Take("]"))
        {
            return null;
        }

        do
        {
            int offset = scanner.Offset;
            if (ReadDim(scanner) is not { } dim)
            {
                return scanner.Expected("a dim: a number, a name, '*name' or '_'");
            }

            Dims.Add(dim);
            DimPlaces.Add(Located.At(scanner.Text.Substring(offset, scanner.Offset - offset).TrimEnd(), offset));
        }
        while (scanner.Take(","));

        if (Dims.Count(dim => dim.Kind is DimKind.Rest or DimKind.AnyRest) > 1)
        {
            Located second = DimPlaces[Dims.FindLastIndex(dim => dim.Kind is DimKind.Rest or DimKind.AnyRest)];
            return new NotationIssue(second.Offset, second.Length, "at most one '*name'");
        }

        return scanner.Take("]") ? null : scanner.Expected("',' or ']'");
    }

    private static DimModel? ReadDim(NotationScanner scanner)
    {
        bool isRest = scanner.Take("*");
        if (scanner.Word() is not { } word)
        {
            return null;
        }

        if (char.IsDigit(word[0]))
        {
            return !isRest && long.TryParse(word, out long size) ? new DimModel(DimKind.Number, Size: size) : null;
        }

        return word == "_"
            ? new DimModel(isRest ? DimKind.AnyRest : DimKind.Any)
            : new DimModel(isRest ? DimKind.Rest : DimKind.Name, word);
    }

    private NotationIssue? ReadAccess(NotationScanner scanner)
    {
        if (scanner.AtEnd)
        {
            return null;
        }

        int offset = scanner.Offset;
        int length = scanner.TokenLength;
        string? word = scanner.Name();
        if (word is not ("read" or "write" or "readwrite") || !scanner.AtEnd)
        {
            string expected = Dims is null ? "'[', read, write, readwrite or the end" : "read, write, readwrite or the end";
            return word is "read" or "write" or "readwrite" ? scanner.Expected("the end")
                : new NotationIssue(offset, length, expected);
        }

        Access = Located.At(word, offset);
        return null;
    }
}
