using System.Text.RegularExpressions;

namespace RawOpsNet.Models;

/// <summary>Names layers as Keras does: the class in snake case, then <c>_1</c>, <c>_2</c>, counted over the process.</summary>
public static partial class LayerNames
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, int> Used = new(StringComparer.Ordinal);

    /// <summary>Forgets which names were given, as Keras' clear_session does.</summary>
    public static void Reset()
    {
        lock (Gate)
        {
            Used.Clear();
        }
    }

    /// <summary>Gives the next name for a class.</summary>
    public static string Next(string className)
    {
        string name = SnakeCase(className);
        lock (Gate)
        {
            int used = Used.GetValueOrDefault(name);
            Used[name] = used + 1;
            return used == 0 ? name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}_{used}");
        }
    }

    /// <summary>Writes a class name in Keras' snake case: ReLU is re_lu, Conv2D is conv2d.</summary>
    public static string SnakeCase(string className)
    {
        string split = LowerThenUpper().Replace(WordStart().Replace(className, "$1_$2"), "$1_$2");
#pragma warning disable CA1308 // Lower case is the form that names have, not a normalisation.
        string name = split.ToLowerInvariant();
#pragma warning restore CA1308
        return name.StartsWith('_') ? "private" + name : name;
    }

    [GeneratedRegex("(.)([A-Z][a-z]+)", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();

    [GeneratedRegex("([a-z])([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex LowerThenUpper();
}
