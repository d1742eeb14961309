using System.Globalization;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>Reads the value of an attr by its kind: defaults in notations, values in tests and in references.</summary>
internal static class DefaultParser
{
    /// <summary>The value that a text gives, or null where it is not of the kind.</summary>
    public static AttrValue? Parse(string text, AttrKind kind, bool isList)
    {
        NotationScanner scanner = new(text);
        AttrValue? value = isList ? List(scanner, kind) : One(scanner, kind);
        return scanner.AtEnd ? value : null;
    }

    /// <summary>What a value of the kind is called in messages: <c>an int</c>.</summary>
    public static string Describe(AttrKind kind, bool isList)
    {
        string item = kind switch
        {
            AttrKind.Type => "dtype",
            AttrKind.String => "string",
            _ => kind.ToString().ToLowerInvariant(),
        };
        return isList ? $"a list of {item}s" : item == "int" ? "an int" : "a " + item;
    }

    /// <summary>What to write in place of a default that is not of the kind, as the end of a message.</summary>
    public static string Instead(string text, AttrKind kind, bool isList)
    {
        string example = kind switch
        {
            AttrKind.Bool => "true",
            AttrKind.Type => "float32",
            AttrKind.String or AttrKind.Func => "\"text\"",
            AttrKind.Float => "0.5",
            AttrKind.Shape => "[2, 3]",
            _ => "1",
        };
        bool isNumber = Float(text) is not null;
        return isList ? $"; write one such as [{example}]"
            : kind is AttrKind.Int && isNumber ? $"; write a whole number, or 'float = {text}'"
            : kind is AttrKind.Int or AttrKind.Float && text is "true" or "false" ? $"; write a number, or 'bool = {text}'"
            : kind is AttrKind.String && text.IndexOf('"') < 0 ? $"; write it in quotes: \"{text}\""
            : $"; write one such as {example}";
    }

    private static ListValue? List(NotationScanner scanner, AttrKind kind)
    {
        if (!scanner.Take("["))
        {
            return null;
        }

        List<AttrValue> items = [];
        if (scanner.Take("]"))
        {
            return new ListValue(items.ToArray());
        }

        do
        {
            if (One(scanner, kind) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (scanner.Take(","));

        return scanner.Take("]") ? new ListValue(items.ToArray()) : null;
    }

    private static AttrValue? One(NotationScanner scanner, AttrKind kind) => kind switch
    {
        AttrKind.Int => long.TryParse(
            scanner.Number(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? new IntValue(number) : null,
        AttrKind.Float => Float(scanner.Number()) is { } number ? new FloatValue(number) : null,
        AttrKind.Bool => scanner.TakeWord("true") ? new BoolValue(true) : scanner.TakeWord("false") ? new BoolValue(false) : null,
        AttrKind.Type => DTypes.TryParse(scanner.Word() ?? "", out DType dtype) ? new DTypeValue(dtype) : null,
        AttrKind.Shape => Shape(scanner),
        _ => (scanner.Quoted() ?? scanner.Word()) is { } word ? new TextValue(word) : null,
    };

    private static ShapeValue? Shape(NotationScanner scanner)
    {
        if (scanner.Take("?") || scanner.TakeWord("unknown"))
        {
            return new ShapeValue(false, EquatableArray<long>.Empty);
        }

        if (List(scanner, AttrKind.Int) is not { } list)
        {
            return null;
        }

        return new ShapeValue(true, list.Items.Select(item => ((IntValue)item).Value).ToArray());
    }

    /// <summary>Reads a number as yaml and TensorFlow write it; null where it is none.</summary>
    public static double? Float(string? text) => text switch
    {
        null => null,
        "inf" or "+inf" or ".inf" => double.PositiveInfinity,
        "-inf" or "-.inf" => double.NegativeInfinity,
        "nan" or ".nan" or "-nan" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && !double.IsInfinity(value)
            ? value : null,
    };
}
