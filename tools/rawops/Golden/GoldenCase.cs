using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>
/// Holds one recorded call: attrs and inputs, and the outputs and gradients, or the error, that TensorFlow gave.
/// </summary>
internal sealed record GoldenCase
{
    public required string Id { get; init; }

    public required IReadOnlyDictionary<string, object> Attrs { get; init; }

    public required IReadOnlyDictionary<string, GoldenArgument> Inputs { get; init; }

    public IReadOnlyDictionary<string, GoldenArgument> Outputs { get; init; } = new Dictionary<string, GoldenArgument>();

    public GoldenGradient? Gradient { get; init; }

    public GoldenError? Error { get; init; }

    /// <summary>Gets the absolute tolerances of this case by dtype, where they replace the defaults.</summary>
    public IReadOnlyDictionary<DType, double> Tolerance { get; init; } = new Dictionary<DType, double>();

    /// <summary>Gets whether floats must agree to the bit.</summary>
    public bool Bits { get; init; }

    public static GoldenCase Read(JsonElement element)
    {
        string id = element.GetProperty("id").GetString()!;
        try
        {
            return new GoldenCase
            {
                Id = id,
                Attrs = Map(element, "attrs", ReadAttr),
                Inputs = Map(element, "inputs", GoldenArgument.Read),
                Outputs = Map(element, "outputs", GoldenArgument.Read),
                Gradient = element.TryGetProperty("gradient", out JsonElement gradient) ? GoldenGradient.Read(gradient) : null,
                Error = element.TryGetProperty("error", out JsonElement error) ? GoldenError.Read(error) : null,
                Tolerance = element.TryGetProperty("tolerance", out JsonElement tolerance)
                    ? tolerance.EnumerateObject().ToDictionary(p => DTypes.Parse(p.Name), p => p.Value.GetDouble())
                    : new Dictionary<DType, double>(),
                Bits = element.TryGetProperty("bits", out JsonElement bits) && bits.GetBoolean(),
            };
        }
        catch (Exception exception) when (exception is KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"Case '{id}' is malformed: {exception.Message}", exception);
        }
    }

    internal static Dictionary<string, T> Map<T>(JsonElement element, string key, Func<JsonElement, T> read)
    {
        Dictionary<string, T> map = new(StringComparer.Ordinal);
        if (element.TryGetProperty(key, out JsonElement entries))
        {
            foreach (JsonProperty entry in entries.EnumerateObject())
            {
                map.Add(entry.Name, read(entry.Value));
            }
        }

        return map;
    }

    /// <summary>
    /// Reads an attr value as OpArguments takes it: long, double, bool, string, DType, Shape, or a list of these.
    /// </summary>
    private static object ReadAttr(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();
            case JsonValueKind.String:
                return value.GetString()!;
            case JsonValueKind.Number:
                // Boxed apart: a conditional over both would turn every integer into a double.
                return value.TryGetInt64(out long whole) ? (object)whole : value.GetDouble();
            case JsonValueKind.Object when value.TryGetProperty("type", out JsonElement type):
                return DTypes.Parse(type.GetString()!);
            case JsonValueKind.Object when value.TryGetProperty("shape", out JsonElement shape):
                return shape.ValueKind == JsonValueKind.Null
                    ? "unknown"
                    : shape.EnumerateArray().Select(d => d.ValueKind == JsonValueKind.Null ? -1 : d.GetInt64()).ToArray();
            case JsonValueKind.Array:
                return ReadList(value);
            default:
                throw new FormatException($"an attr cannot be {value.GetRawText()}");
        }
    }

    private static Array ReadList(JsonElement list)
    {
        object[] values = [.. list.EnumerateArray().Select(ReadAttr)];
        return values.FirstOrDefault() switch
        {
            null => Array.Empty<long>(),
            long when values.All(v => v is long) => values.Cast<long>().ToArray(),
            long or double =>
                values.Select(v => Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
            string => values.Cast<string>().ToArray(),
            bool => values.Cast<bool>().ToArray(),
            DType => values.Cast<DType>().ToArray(),
            _ => values,
        };
    }
}
