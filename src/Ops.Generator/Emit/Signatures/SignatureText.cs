using System.Globalization;
using System.Text;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit.Signatures;

/// <summary>
/// Writes the signatures of an assembly as one compact text, and reads it back. The text travels in an attribute of the
/// assembly; consumers compare it as a string. One line an op; fields by '|', items by ';', parts of an item by ','.
/// </summary>
internal static class SignatureText
{
    /// <summary>The version of the format, the first line of the text.</summary>
    private const string Version = "rawops-signatures/1";

    /// <summary>Writes signatures; all share one class.</summary>
    public static string Write(IEnumerable<OpSignature> signatures)
    {
        StringBuilder text = new(64 * 1024);
        text.Append(Version);
        foreach (OpSignature signature in signatures)
        {
            text.Append('\n').Append(signature.Name).Append('|').Append(signature.CSharpName).Append('|').Append(signature.Class);
            WriteArguments(text, signature.Inputs);
            WriteArguments(text, signature.Outputs);
            text.Append('|');
            string separator = "";
            foreach (AttrModel attr in signature.Attrs)
            {
                text.Append(separator);
                WriteAttr(text, attr);
                separator = ";";
            }
        }

        return text.ToString();
    }

    /// <summary>Reads signatures; a text of another version gives none.</summary>
    public static EquatableArray<OpSignature> Read(string text)
    {
        string[] lines = text.Split('\n');
        return lines[0] != Version
            ? default
            : (EquatableArray<OpSignature>)lines.Skip(1).Select(ReadOp).ToArray();
    }

    private static void WriteArguments(StringBuilder text, EquatableArray<ArgumentModel> arguments)
    {
        text.Append('|');
        string separator = "";
        foreach (ArgumentModel argument in arguments)
        {
            text.Append(separator).Append(argument.Name).Append(',').Append(argument.CSharpName).Append(',')
                .Append(Number((int)argument.Storage)).Append(',').Append(Number((int)argument.DType)).Append(',')
                .Append(argument.TypeAttr).Append(',').Append(argument.CountAttr).Append(',').Append(argument.TypeListAttr)
                .Append(',').Append(Hex(argument.Allowed)).Append(',').Append(argument.IsHost ? "h" : "");
            separator = ";";
        }
    }

    private static void WriteAttr(StringBuilder text, AttrModel attr) =>
        text.Append(attr.Name).Append(',').Append(attr.CSharpName).Append(',').Append(Number((int)attr.Kind)).Append(',')
            .Append(attr.IsList ? "l" : "").Append(attr.IsInferred ? "i" : "").Append(attr.Default is null ? "" : "d")
            .Append(attr.IsSharedEnum ? "s" : "").Append(',')
            .Append(attr.EnumName).Append(',').Append(Hex(DTypeSet.Of(attr.AllowedDTypes))).Append(',')
            .Append(string.Join("/", attr.AllowedTexts));

    private static OpSignature ReadOp(string line)
    {
        string[] fields = line.Split('|');
        return new OpSignature
        {
            Name = fields[0],
            CSharpName = fields[1],
            Class = fields[2],
            Inputs = Items(fields[3]).Select(ReadArgument).ToArray(),
            Outputs = Items(fields[4]).Select(ReadArgument).ToArray(),
            Attrs = Items(fields[5]).Select(ReadAttr).ToArray(),
        };
    }

    private static ArgumentModel ReadArgument(string item)
    {
        string[] parts = item.Split(',');
        return new ArgumentModel
        {
            Name = parts[0],
            CSharpName = parts[1],
            Storage = (ArgumentStorage)int.Parse(parts[2], CultureInfo.InvariantCulture),
            DType = (DType)int.Parse(parts[3], CultureInfo.InvariantCulture),
            TypeAttr = OrNull(parts[4]),
            CountAttr = OrNull(parts[5]),
            TypeListAttr = OrNull(parts[6]),
            Allowed = FromHex(parts[7]),
            IsHost = parts[8] == "h",
        };
    }

    private static AttrModel ReadAttr(string item)
    {
        string[] parts = item.Split(',');
        return new AttrModel
        {
            Name = parts[0],
            CSharpName = parts[1],
            Kind = (AttrKind)int.Parse(parts[2], CultureInfo.InvariantCulture),
            IsList = parts[3].Contains('l'),
            IsInferred = parts[3].Contains('i'),
            IsSharedEnum = parts[3].Contains('s'),
            Default = parts[3].Contains('d') ? OpSignature.Given : null,
            EnumName = OrNull(parts[4]),
            AllowedDTypes = FromHex(parts[5]).InOrder().ToArray(),
            AllowedTexts = parts[6].Length == 0 ? default : (EquatableArray<string>)parts[6].Split('/'),
        };
    }

    private static string[] Items(string field) => field.Length == 0 ? [] : field.Split(';');

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Hex(DTypeSet dtypes) => dtypes.Mask.ToString("x", CultureInfo.InvariantCulture);

    private static DTypeSet FromHex(string text) => new(ulong.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
