using System.Text.Json;
using System.Text.Json.Nodes;

namespace RawOpsNet.Optimizers;

/// <summary>Converts configs to and from JSON.</summary>
internal static class ConfigJson
{
    /// <summary>Writes a config.</summary>
    public static string Write(IReadOnlyDictionary<string, object?> config) => Node(config)!.ToJsonString();

    /// <summary>Reads a config: numbers become double, objects dictionaries, arrays lists.</summary>
    /// <exception cref="InvalidArgumentException">The text is no JSON object.</exception>
    public static IReadOnlyDictionary<string, object?> Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return Value(document.RootElement) as IReadOnlyDictionary<string, object?>
                ?? throw new InvalidArgumentException($"The config is a JSON {document.RootElement.ValueKind}, not an object.");
        }
        catch (JsonException exception)
        {
            throw new InvalidArgumentException($"The config is not JSON: {exception.Message}");
        }
    }

    /// <summary>Converts an element as <see cref="Read"/> does.</summary>
    public static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(
            property => property.Name, property => Value(property.Value), StringComparer.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        IReadOnlyDictionary<string, object?> config => new JsonObject(
            config.Select(pair => KeyValuePair.Create(pair.Key, Node(pair.Value)))),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        System.Collections.IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Node)]),
        _ => throw new InvalidArgumentException($"A config holds a {value.GetType().Name}, which JSON has no form for."),
    };
}
