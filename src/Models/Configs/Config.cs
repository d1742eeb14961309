using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Writes and reads the values that configs of layers, losses and metrics hold.</summary>
internal static class Config
{
    /// <summary>Makes a config; keys keep their order.</summary>
    public static IReadOnlyDictionary<string, object?> Of(params ReadOnlySpan<(string Key, object? Value)> values) =>
        new Dictionary<string, object?>(StringComparer.Ordinal).With(values);

    /// <summary>Adds values at the end of a copy.</summary>
    public static IReadOnlyDictionary<string, object?> With(
        this IReadOnlyDictionary<string, object?> config, params ReadOnlySpan<(string Key, object? Value)> values)
    {
        Dictionary<string, object?> all = new(config, StringComparer.Ordinal);
        foreach ((string key, object? value) in values)
        {
            all[key] = value;
        }

        return all;
    }

    /// <summary>Reads the config of a figure that has nothing but a name and a dtype.</summary>
    public static string FigureName(string owner, IReadOnlyDictionary<string, object?> config, string fallback)
    {
        ConfigReader reader = new(owner, config);
        string name = reader.Text("name", fallback);
        reader.Value("dtype");
        reader.Finish();
        return name;
    }

    /// <summary>Reads a number or a list of them; null where there is neither.</summary>
    public static IReadOnlyList<double>? OneOrMore(this ConfigReader config, string key) => config.Value(key) switch
    {
        null => null,
        System.Collections.IEnumerable and not string => config.Numbers(key),
        _ => [config.Required(key)],
    };

    /// <summary>Reads a whole number or a list of them; null where there is neither.</summary>
    public static int[]? OneOrMoreIntegers(this ConfigReader config, string key) => config.Value(key) switch
    {
        null => null,
        System.Collections.IEnumerable and not string => [.. config.Integers(key)],
        _ => [config.RequiredInteger(key)],
    };

    /// <summary>Reads axes; the first where there are none.</summary>
    public static long[] Axes(this ConfigReader config, string key = "axis") =>
        [.. (config.OneOrMoreIntegers(key) ?? [0]).Select(axis => (long)axis)];

    /// <summary>Writes one axis as a number, several as a list, as Keras does.</summary>
    public static object OfAxes(long[] axes) => axes.Length == 1 ? axes[0] : axes;

    /// <summary>Writes a shape as a list; null where a dim is not known.</summary>
    public static object?[] OfShape(Shape shape) => [.. shape.Select(dim => dim < 0 ? null : (object)dim)];

    /// <summary>Reads a shape that <see cref="OfShape"/> wrote.</summary>
    /// <exception cref="InvalidArgumentException">The value is no list of numbers and nulls.</exception>
    public static Shape ShapeOf(string owner, object? value)
    {
        if (value is not System.Collections.IEnumerable dims || value is string)
        {
            throw new InvalidArgumentException($"{owner}: a shape is {value ?? "missing"}; it must be a list.");
        }

        return dims.Cast<object?>().Select(dim => dim is null ? -1 : Convert.ToInt64(
            dim, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
    }
}
