namespace RawOpsNet.Generator.Expressions.Functions;

/// <summary>The named constants of the language; an argument, attr or let of the same name hides one.</summary>
internal static class ConstantTable
{
    private static readonly Dictionary<string, ConstantRow> ByName = new ConstantRow[]
    {
        new("pi", Math.PI, false, "3.14159..., the circumference of a circle by its diameter."),
        new("inf", double.PositiveInfinity, false, "Infinity."),
        new("nan", double.NaN, false, "Not a number."),
        new("lowest", double.NegativeInfinity, true, "The least value: -inf of floats, the smallest integer."),
        new("highest", double.PositiveInfinity, true, "The greatest value: inf of floats, the largest integer."),
    }.ToDictionary(row => row.Name);

    /// <summary>Every constant.</summary>
    public static IEnumerable<ConstantRow> Rows => ByName.Values;

    /// <summary>The constant of a name, or null.</summary>
    public static ConstantRow? Find(string name) => ByName.TryGetValue(name, out ConstantRow? row) ? row : null;
}
