using System.Globalization;

namespace RawOpsNet.Generator.Diagnostics;

/// <summary>Writes numbers into messages, the same in every culture.</summary>
internal static class Numbers
{
    /// <summary>Writes an integer.</summary>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes a count with its noun: <c>1 row</c>, <c>3 rows</c>.</summary>
    public static string Count(long value, string noun) => value == 1 ? $"1 {noun}" : $"{Text(value)} {noun}s";
}
