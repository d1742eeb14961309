using System.Globalization;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>Says whether a value of an attr is allowed.</summary>
internal static class AttrRange
{
    /// <summary>
    /// What is wrong with a value of the right kind: <c>below 2</c>, <c>not among int32, int64</c>; null where nothing is.
    /// </summary>
    public static string? Problem(AttrModel attr, AttrValue value)
    {
        if (value is ListValue list)
        {
            return attr.Minimum > list.Items.Count
                ? $"shorter than {Text(attr.Minimum.Value)}"
                : list.Items.Select(item => ProblemOfOne(attr, item)).FirstOrDefault(problem => problem is not null);
        }

        return value is IntValue number && number.Value < attr.Minimum ? $"below {Text(attr.Minimum!.Value)}"
            : ProblemOfOne(attr, value);
    }

    private static string? ProblemOfOne(AttrModel attr, AttrValue value) => value switch
    {
        DTypeValue dtype when attr.AllowedDTypes.Count > 0 && !attr.Allowed.Contains(dtype.Value) =>
            "not among " + string.Join(", ", attr.AllowedDTypes.Select(DTypes.Name)),
        TextValue text when attr.AllowedTexts.Count > 0 && !attr.AllowedTexts.Contains(text.Value) =>
            "not among " + string.Join(", ", attr.AllowedTexts),
        _ => null,
    };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
