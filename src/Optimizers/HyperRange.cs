namespace RawOpsNet.Optimizers;

/// <summary>Says which numbers a hyper-parameter may be; none may be NaN or infinite.</summary>
/// <param name="Least">The least number.</param>
/// <param name="Most">The greatest number.</param>
/// <param name="IsAboveLeast">The least number itself is not allowed.</param>
/// <param name="IsBelowMost">The greatest number itself is not allowed.</param>
internal sealed record HyperRange(double Least, double Most, bool IsAboveLeast = false, bool IsBelowMost = false)
{
    /// <summary>Gets every number, as for a learning rate: a negative one climbs.</summary>
    public static HyperRange Finite { get; } = new(double.MinValue, double.MaxValue);

    /// <summary>Gets the numbers from 0.</summary>
    public static HyperRange NotNegative { get; } = new(0, double.MaxValue);

    /// <summary>Gets the numbers up to 0.</summary>
    public static HyperRange NotPositive { get; } = new(double.MinValue, 0);

    /// <summary>Gets the numbers above 0.</summary>
    public static HyperRange Positive { get; } = new(0, double.MaxValue, IsAboveLeast: true);

    /// <summary>Gets [0, 1].</summary>
    public static HyperRange Unit { get; } = new(0, 1);

    /// <summary>Gets [0, 1): a mean's decay whose correction divides by 1 - decay^t.</summary>
    public static HyperRange Decay { get; } = new(0, 1, IsBelowMost: true);

    /// <summary>Gets (0, 1].</summary>
    public static HyperRange Share { get; } = new(0, 1, IsAboveLeast: true);

    /// <summary>Gives a number back where it is allowed.</summary>
    /// <param name="optimizer">The optimizer's name, for the message.</param>
    /// <param name="hyper">The hyper-parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="InvalidArgumentException">It is not; the message names all of these and the range.</exception>
    public double Require(string optimizer, string hyper, double value)
    {
        bool isInside = value >= Least && value <= Most
            && !(IsAboveLeast && value == Least) && !(IsBelowMost && value == Most);
        return isInside
            ? value
            : throw new InvalidArgumentException(
                FormattableString.Invariant($"{optimizer}: {hyper} is {value}; it must be {this}."));
    }

    /// <inheritdoc cref="Require(string, string, double)"/>
    /// <remarks>A variable, function or schedule has its number only when a step asks for it.</remarks>
    public HyperValue Require(string optimizer, string hyper, HyperValue value) =>
        value.IsNumber ? Require(optimizer, hyper, value.Number) : value;

    /// <summary>Gives the range in words: at least 0 and less than 1.</summary>
    public override string ToString()
    {
        string? least = Least == double.MinValue ? null : $"{(IsAboveLeast ? "greater than" : "at least")} {Least}";
        string? most = Most == double.MaxValue ? null : $"{(IsBelowMost ? "less than" : "at most")} {Most}";
        return (least, most) switch
        {
            (null, null) => "finite",
            (not null, not null) => $"{least} and {most}",
            _ => $"{least ?? most} and finite",
        };
    }
}
