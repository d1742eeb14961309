using System.Globalization;

namespace RawOpsNet.Models;

/// <summary>Writes parts of a summary as Keras does.</summary>
internal static class SummaryText
{
    private const double Step = 1024;
    private static readonly string[] Units = ["KB", "MB", "GB", "TB"];

    /// <summary>Writes a shape as a Python tuple.</summary>
    public static string Of(Shape shape)
    {
        string[] dims = [.. shape.Select(dim => dim < 0 ? "None" : dim.ToString(CultureInfo.InvariantCulture))];
        return dims.Length == 1 ? $"({dims[0]},)" : $"({string.Join(", ", dims)})";
    }

    /// <summary>Writes a number of bytes in the largest unit that leaves 1 or more.</summary>
    public static string Memory(long bytes)
    {
        if (bytes < Step)
        {
            return PythonFormat.Fixed(bytes, 2) + " Byte";
        }

        double value = bytes / Step;
        int unit = 0;
        for (; value >= Step && unit < Units.Length - 1; unit++)
        {
            value /= Step;
        }

        return $"{PythonFormat.Fixed(value, 2)} {Units[unit]}";
    }
}
