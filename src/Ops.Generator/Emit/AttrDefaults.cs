using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Writes the defaults of attrs as C#.</summary>
internal static class AttrDefaults
{
    /// <summary>Writes the default of a parameter; null where the attr is required.</summary>
    public static string? Parameter(OpEmission emission, AttrModel attr) => attr.Default switch
    {
        null => null,
        _ when attr.IsList => "default",
        ShapeValue => "null",
        _ when attr.Kind is AttrKind.Tensor or AttrKind.Shape => "null",
        _ => Value(emission, attr, attr.Default),
    };

    /// <summary>Writes a value, or null where the value cannot be written in C#.</summary>
    public static string? Value(OpEmission emission, AttrModel attr, AttrValue value) => value switch
    {
        BoolValue { Value: var truth } => Identifiers.Of(truth),
        IntValue number when attr.Kind == AttrKind.Float => Identifiers.Float(number.Value),
        IntValue number => Identifiers.Long(number.Value),
        FloatValue number => Identifiers.Float(number.Value),
        DTypeValue dtype => "global::RawOpsNet." + Identifiers.Of(dtype.Value),
        TextValue text when attr.EnumName is not null =>
            $"global::{emission.Namespace}.{attr.EnumName}.{Enums.Member(emission, attr, text.Value)}",
        TextValue text => Identifiers.Quote(text.Value),
        ShapeValue { IsRankKnown: true } shape =>
            $"new global::RawOpsNet.Shape({string.Join(", ", shape.Dims.Select(Identifiers.Long))})",
        ShapeValue => null,
        ListValue list => $"[{string.Join(", ", list.Items.Select(item => Value(emission, attr, item) ?? "default"))}]",
        _ => null,
    };

    /// <summary>Writes what the documentation says of a default that the signature cannot show.</summary>
    public static string Note(AttrModel attr) => attr.Default switch
    {
        ListValue { Items.Count: > 0 } list => $"Empty means [{string.Join(", ", list.Items.Select(Plain))}].",
        ShapeValue { IsRankKnown: true } shape =>
            $"Null means [{string.Join(", ", shape.Dims.Select(
                dim => dim.ToString(System.Globalization.CultureInfo.InvariantCulture)))}].",
        ShapeValue => "Null means a shape of unknown rank.",
        _ => "",
    };

    private static string Plain(AttrValue value) => value switch
    {
        BoolValue { Value: var truth } => Identifiers.Of(truth),
        IntValue number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        FloatValue number => number.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        DTypeValue dtype => DTypes.Name(dtype.Value),
        TextValue text => Identifiers.Quote(text.Value),
        _ => "",
    };
}
