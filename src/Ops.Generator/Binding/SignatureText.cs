using System.Globalization;
using System.Text;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// Writes signatures in the notation of the yaml: for messages, and as the compact text by which an assembly tells the
/// generator of another what ops it has. One line an op; fields stand apart by tabs.
/// </summary>
internal static class SignatureText
{
    /// <summary>An input or output: <c>values: N * T</c>.</summary>
    public static string Argument(ArgumentModel argument) => argument.Name + ": " + Notation(argument);

    /// <summary>An attr: <c>keep_dims: bool = false</c>.</summary>
    public static string Attr(AttrModel attr) => attr.Name + ": " + Notation(attr);

    /// <summary>The notation of an argument.</summary>
    public static string Notation(ArgumentModel argument)
    {
        string type = argument.TypeAttr ?? argument.TypeListAttr ?? (argument.DType == DType.Invalid ? "" : DTypes.Name(argument.DType));
        type = argument.Storage switch
        {
            ArgumentStorage.Resource => type.Length == 0 ? "resource" : $"resource<{type}>",
            ArgumentStorage.Ref => $"ref<{type}>",
            ArgumentStorage.Variant => "variant",
            _ => type,
        };
        string count = argument.CountAttr is null ? "" : argument.CountAttr + " * ";
        string dims = argument.HasDims ? "[" + string.Join(", ", argument.Dims.Select(Dim)) + "]" : "";
        string access = argument.Access switch
        {
            ResourceAccess.Write => " write",
            ResourceAccess.ReadWrite => " readwrite",
            _ => "",
        };
        return count + type + dims + access;
    }

    /// <summary>The notation of an attr.</summary>
    public static string Notation(AttrModel attr)
    {
        string kind = attr.Kind.ToString().ToLowerInvariant();
        StringBuilder text = new(attr.IsList ? $"list({kind})" : kind);
        if (attr.AllowedDTypes.Count > 0)
        {
            text.Append('(').Append(string.Join(", ", attr.AllowedDTypes.Select(DTypes.Name))).Append(')');
        }
        else if (attr.AllowedTexts.Count > 0)
        {
            text.Append('(').Append(string.Join(", ", attr.AllowedTexts.Select(Quote))).Append(')');
        }

        if (attr.Minimum is { } minimum)
        {
            text.Append(" >= ").Append(minimum.ToString(CultureInfo.InvariantCulture));
        }

        if (attr.Default is { } value)
        {
            text.Append(" = ").Append(Value(value));
        }

        return text.ToString();
    }

    /// <summary>A value of an attr as the notation writes it.</summary>
    public static string Value(AttrValue value) => value switch
    {
        IntValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue number => Float(number.Value),
        BoolValue flag => flag.Value ? "true" : "false",
        TextValue text => Quote(text.Value),
        DTypeValue dtype => DTypes.Name(dtype.Value),
        ShapeValue { IsRankKnown: false } => "?",
        ShapeValue shape => "[" + string.Join(", ", shape.Dims.Select(dim => dim.ToString(CultureInfo.InvariantCulture))) + "]",
        ListValue list => "[" + string.Join(", ", list.Items.Select(Value)) + "]",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>One line that <see cref="Read"/> understands.</summary>
    public static string Write(OpSignature signature)
    {
        StringBuilder line = new(signature.Name);
        line.Append('\t').Append(signature.CSharpName).Append('\t').Append(((int)signature.Devices).ToString(CultureInfo.InvariantCulture));
        foreach (ArgumentModel input in signature.Inputs)
        {
            line.Append("\ti").Append(input.Name).Append('/').Append(input.Rename).Append('/').Append(':').Append(Notation(input));
        }

        foreach (ArgumentModel output in signature.Outputs)
        {
            line.Append("\to").Append(output.Name).Append('/').Append(output.Rename).Append('/').Append(':').Append(Notation(output));
        }

        foreach (AttrModel attr in signature.Attrs)
        {
            line.Append("\ta").Append(attr.Name).Append('/').Append(attr.Rename).Append('/').Append(attr.EnumName).Append(':')
                .Append(Notation(attr));
        }

        return line.ToString();
    }

    /// <summary>Reads a line of <see cref="Write"/>; null for a line that is none.</summary>
    public static OpSignature? Read(string line)
    {
        string[] fields = line.Split('\t');
        if (fields.Length < 3 || !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out int devices))
        {
            return null;
        }

        YamlMap map = new(0, 0, [Section('i', "inputs", fields), Section('o', "outputs", fields), Section('a', "attrs", fields)], false);
        OpSignature signature = SignatureBinder.Read(fields[0], map);
        Dictionary<string, string[]> names = fields.Skip(3).Select(Names).ToDictionary(parts => parts[0]);
        return signature with
        {
            CSharpName = fields[1],
            Devices = (DeviceSet)devices,
            Inputs = signature.Inputs.Select(input => Named(input, names["i" + input.Name])).ToArray(),
            Outputs = signature.Outputs.Select(output => Named(output, names["o" + output.Name])).ToArray(),
            Attrs = signature.Attrs.Select(attr => Named(attr, names["a" + attr.Name])).ToArray(),
        };
    }

    private static string Dim(DimModel dim) => dim.Kind switch
    {
        DimKind.Number => dim.Size.ToString(CultureInfo.InvariantCulture),
        DimKind.Rest => "*" + dim.Name,
        DimKind.Any => "_",
        DimKind.AnyRest => "*_",
        _ => dim.Name,
    };

    private static string Float(double value) =>
        double.IsPositiveInfinity(value) ? "inf" : double.IsNegativeInfinity(value) ? "-inf" : double.IsNaN(value) ? "nan"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quote(string text) => text.IndexOf('"') < 0 ? "\"" + text + "\"" : "'" + text + "'";

    private static YamlEntry Section(char mark, string key, string[] fields)
    {
        YamlEntry[] entries = fields.Skip(3).Where(field => field.Length > 0 && field[0] == mark).Select(field => new YamlEntry(
            Plain(Names(field)[0].Substring(1)), Plain(field.Substring(field.IndexOf(':') + 1)))).ToArray();
        return new YamlEntry(Plain(key), new YamlMap(0, 0, entries, false));
    }

    private static string[] Names(string field) => field.Substring(0, field.IndexOf(':')).Split('/');

    private static YamlScalar Plain(string text) => new(0, 0, text, TextStyle.Plain);

    private static ArgumentModel Named(ArgumentModel argument, string[] names) => names[1].Length == 0
        ? argument
        : argument with { Rename = names[1], CSharpName = CSharpNames.Parameter(names[1]) };

    private static AttrModel Named(AttrModel attr, string[] names) => attr with
    {
        Rename = names[1].Length == 0 ? null : names[1],
        CSharpName = CSharpNames.Parameter(names[1].Length == 0 ? attr.Name : names[1]),
        EnumName = names[2].Length == 0 ? null : names[2],
        IsSharedEnum = names[2].Length > 0,
    };
}
