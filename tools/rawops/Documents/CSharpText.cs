using RawOpsNet.Generator.Emit;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.CommandLine.Documents;

/// <summary>Writes the values of records as C#.</summary>
internal static class CSharpText
{
    private static readonly string[] Namespaces =
        ["global::RawOpsNet.OpServices.", "global::RawOpsNet.", "global::System.Numerics.", "global::System."];

    // A longer array is written one row a line.
    private const int Widest = 100;

    /// <summary>Leaves out the namespaces of a generated text.</summary>
    public static string Short(string text) =>
        Namespaces.Aggregate(text, (shorter, space) => shorter.Replace(space, "", StringComparison.Ordinal));

    /// <summary>Writes a tensor: a number for a scalar, an array otherwise.</summary>
    public static string Tensor(TestValue value, DType dtype)
    {
        if (value is not TestList list)
        {
            return Scalar((TestScalar)value, dtype, isElement: false);
        }

        int rank = RankOf(list);
        string type = ElementType(dtype) + "[" + new string(',', rank - 1) + "]";
        string values = IsEmpty(list)
            ? $"new {ElementType(dtype)}[{string.Join(", ", DimsOf(list))}]"
            : $"new {type} {Rows(list, dtype, ", ")}";
        if (values.Length > Widest && rank > 1 && !IsEmpty(list))
        {
            values = $"new {type}\n{{\n{string.Concat(list.Items.Select(row => $"    {Rows(row, dtype, ", ")},\n"))}}}";
        }

        return rank > 3 ? $"Tensor.From({values})" : values;
    }

    /// <summary>Writes the value of an attr.</summary>
    public static string Attr(TestValue value, AttrModel attr, OpEmission emission)
    {
        if (value is TestList list)
        {
            return $"[{string.Join(", ", list.Items.Select(item => Attr(item, attr with { IsList = false }, emission)))}]";
        }

        string text = ((TestScalar)value).Text;
        return attr.Kind switch
        {
            AttrKind.Float => Scalar((TestScalar)value, RawOpsNet.DType.Float32, isElement: false),
            AttrKind.Type => Member(DTypes.Parse(text)),
            AttrKind.String or AttrKind.Func when attr.EnumName is not null =>
                $"{attr.EnumName}.{Enums.Member(emission, attr, text)}",
            AttrKind.String or AttrKind.Func => Identifiers.Quote(text),
            _ => text,
        };
    }

    /// <summary>Writes a dtype as a member of the enum.</summary>
    public static string Member(DType dtype) => $"DType.{dtype}";

    /// <summary>Writes a value as pages show results: nested lists, as in the record.</summary>
    public static string Result(TestValue value) => value switch
    {
        TestScalar { IsQuoted: true } text => Identifiers.Quote(text.Text),
        TestScalar scalar => scalar.Text,
        TestList list => "[" + string.Join(", ", list.Items.Select(Result)) + "]",
        _ => throw new InvalidOperationException($"A value of a record is {value}."),
    };

    private static string Rows(TestValue value, DType dtype, string separator) => value is TestList list
        ? $"{{ {string.Join(separator, list.Items.Select(item => Rows(item, dtype, ", ")))} }}"
        : Scalar((TestScalar)value, dtype, isElement: true);

    private static int RankOf(TestValue value) => value is not TestList list ? 0
        : 1 + (list.Items.Count == 0 ? 0 : RankOf(list.Items[0]));

    private static bool IsEmpty(TestValue value) =>
        value is TestList list && (list.Items.Count == 0 || IsEmpty(list.Items[0]));

    private static IEnumerable<int> DimsOf(TestValue value) => value is not TestList list ? []
        : list.Items.Count == 0 ? [0]
        : DimsOf(list.Items[0]).Prepend(list.Items.Count);

    private static string ElementType(DType dtype) => dtype switch
    {
        RawOpsNet.DType.String => "string",
        _ => Short(Generator.Model.DTypes.CSharpType((Generator.Model.DType)(byte)dtype)),
    };

    // Among the elements of a typed array a whole number needs no suffix; alone, its type is the tensor's dtype.
    private static string Scalar(TestScalar scalar, DType dtype, bool isElement)
    {
        string text = scalar.Text;
        return dtype switch
        {
            RawOpsNet.DType.String => Identifiers.Quote(text),
            RawOpsNet.DType.Bool => text,
            RawOpsNet.DType.Float64 => Real(text, "double", isElement ? "" : "d"),
            RawOpsNet.DType.Float32 => Real(text, "float", isElement ? "" : "f"),
            RawOpsNet.DType.Float16 => $"(Half){Real(text, "float", "f")}",
            RawOpsNet.DType.BFloat16 => $"(BFloat16){Real(text, "float", "f")}",
            RawOpsNet.DType.Complex64 => $"new Complex64({Parts(text, "float")})",
            RawOpsNet.DType.Complex128 => $"new Complex({Parts(text, "double")})",
            _ when isElement || dtype == RawOpsNet.DType.Int32 => text,
            RawOpsNet.DType.Int64 => text + "L",
            RawOpsNet.DType.UInt32 => text + "u",
            RawOpsNet.DType.UInt64 => text + "ul",
            _ => $"({ElementType(dtype)}){text}",
        };
    }

    private static string Real(string text, string type, string suffix) => text switch
    {
        "nan" => type + ".NaN",
        "inf" => type + ".PositiveInfinity",
        "-inf" => type + ".NegativeInfinity",
        _ when text.All(letter => char.IsAsciiDigit(letter) || letter == '-') && !text.StartsWith("-0", StringComparison.Ordinal)
            && text.Length < 10 => text + suffix,
        _ => text + (type == "float" ? "f" : "d"),
    };

    private static string Parts(string text, string type)
    {
        if (!text.EndsWith('j'))
        {
            return $"{Real(text, type, "")}, 0";
        }

        // The sign that divides the parts is not the one of an exponent.
        int split = text.Length - 1;
        do
        {
            split = split > 0 ? text.LastIndexOfAny(['+', '-'], split - 1) : -1;
        }
        while (split > 0 && text[split - 1] is 'e' or 'E');

        string real = split > 0 ? Real(text[..split], type, "") : "0";
        return $"{real}, {Real(text[Math.Max(split, 0)..^1].TrimStart('+'), type, "")}";
    }
}
