namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>A constant: a number, true or false, or a quoted text. The text of a number is kept as written.</summary>
internal sealed record Literal(LiteralKind Kind, string Text, int Offset = 0, int Length = 0) : Expression(Offset, Length)
{
    /// <summary>The number as a double; NaN for what is no number.</summary>
    public double Number => Kind == LiteralKind.Number
        ? double.Parse(Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)
        : double.NaN;

    /// <summary>Whether the number is written without a point or an exponent.</summary>
    public bool IsInteger => Kind == LiteralKind.Number && Text.IndexOfAny(['.', 'e', 'E']) < 0;

    /// <summary>Whether this is the word true.</summary>
    public bool IsTrue => Kind == LiteralKind.Bool && Text == "true";

    /// <summary>Makes the literal of an integer.</summary>
    public static Literal Of(int value) => new(LiteralKind.Number,
        value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
