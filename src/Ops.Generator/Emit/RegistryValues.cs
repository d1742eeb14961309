using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Writes the defaults of attrs as objects of the registry: long, double, bool, string, DType, Shape, arrays.</summary>
internal static class RegistryValues
{
    /// <summary>Writes the default of an attr that has one.</summary>
    public static string Of(AttrModel attr) => attr.Default is ListValue list
        ? $"new {Type(attr.Kind)}[] {{ {string.Join(", ", list.Items.Select(item => One(attr.Kind, item)))} }}"
        : One(attr.Kind, attr.Default!);

    private static string One(AttrKind kind, AttrValue value) => value switch
    {
        BoolValue truth => Identifiers.Of(truth.Value),
        IntValue number when kind == AttrKind.Float => Identifiers.Double(number.Value),
        IntValue number => number.Value == long.MinValue ? "long.MinValue" : Identifiers.Long(number.Value).TrimEnd('L') + "L",
        FloatValue number => Identifiers.Double(number.Value),
        DTypeValue dtype => Identifiers.Of(dtype.Value),
        TextValue text => Identifiers.Quote(text.Value),
        ShapeValue { IsRankKnown: true } shape => $"new Shape({string.Join(", ", shape.Dims.Select(Identifiers.Long))})",
        ShapeValue => "OpAttrDefinition.UnknownRank",
        _ => "null",
    };

    private static string Type(AttrKind kind) => kind switch
    {
        AttrKind.Int => "long",
        AttrKind.Float => "double",
        AttrKind.Bool => "bool",
        AttrKind.Type => "DType",
        AttrKind.Shape => "Shape",
        _ => "string",
    };
}
