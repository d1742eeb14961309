using System.Globalization;
using System.Text;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>Writes arguments, attrs and values in the notation of the yaml.</summary>
internal static class NotationText
{
    /// <summary>The notation of an argument.</summary>
    public static string Notation(ArgumentModel argument)
    {
        string type = argument.TypeAttr ?? argument.TypeListAttr
            ?? (argument.DType == DType.Invalid ? "" : DTypes.Name(argument.DType));
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
}
