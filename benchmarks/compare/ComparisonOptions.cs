namespace RawOpsNet.Compare;

/// <summary>Holds what the command line says.</summary>
/// <param name="Quick">Whether samples are short and few.</param>
/// <param name="Json">Where the rows are written as JSON; null: nowhere.</param>
/// <param name="Svg">Where the rows are drawn; null: nowhere.</param>
/// <param name="Only">What names of rows start with; empty: all rows.</param>
/// <param name="Threads">The numbers of threads to compare with.</param>
internal sealed record ComparisonOptions(bool Quick, string? Json, string? Svg, string[] Only, int[] Threads)
{
    /// <summary>Gets how many pairs of samples a ratio is the median of.</summary>
    public int Pairs => Quick ? 5 : 11;

    /// <summary>Gets how long a sample of each side takes at least.</summary>
    public TimeSpan Sample => TimeSpan.FromMilliseconds(Quick ? 25 : 150);

    /// <summary>Tells whether a row is asked for.</summary>
    public bool Wants(string name) => Only.Length == 0 || Only.Any(start => name.StartsWith(start, StringComparison.Ordinal));
}
