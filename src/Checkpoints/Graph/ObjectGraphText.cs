using System.Text;
using System.Text.Json;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Writes and reads an object graph as the JSON text that stands in a safetensors file's metadata: an array of nodes, each with
/// <c>children</c> (name to node), <c>value</c> (a key), <c>slots</c> (arrays of variable, slot, value).
/// </summary>
internal static class ObjectGraphText
{
    public const string MetadataKey = "rawops.object_graph";

    public static string Write(ObjectGraph graph)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartArray();
            foreach (ObjectNode node in graph.Nodes)
            {
                Write(json, node);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    public static ObjectGraph Read(string text)
    {
        using JsonDocument json = JsonDocument.Parse(text);
        return new ObjectGraph([.. json.RootElement.EnumerateArray().Select(Read)]);
    }

    private static void Write(Utf8JsonWriter json, ObjectNode node)
    {
        json.WriteStartObject();
        if (node.Children.Count > 0)
        {
            json.WriteStartObject("children");
            foreach ((string name, int child) in node.Children)
            {
                json.WriteNumber(name, child);
            }

            json.WriteEndObject();
        }

        if (node.ValueKey is not null)
        {
            json.WriteString("value", node.ValueKey);
        }

        if (node.Slots.Count > 0)
        {
            json.WriteStartArray("slots");
            foreach (SlotReference slot in node.Slots)
            {
                json.WriteStartArray();
                json.WriteNumberValue(slot.Variable);
                json.WriteStringValue(slot.Slot);
                json.WriteNumberValue(slot.Value);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static ObjectNode Read(JsonElement element)
    {
        ObjectNode node = new();
        if (element.TryGetProperty("children", out JsonElement children))
        {
            foreach (JsonProperty child in children.EnumerateObject())
            {
                node.AddChild(child.Name, child.Value.GetInt32());
            }
        }

        if (element.TryGetProperty("value", out JsonElement value))
        {
            node.ValueKey = value.GetString();
        }

        if (element.TryGetProperty("slots", out JsonElement slots))
        {
            foreach (JsonElement slot in slots.EnumerateArray())
            {
                if (slot.GetArrayLength() != 3)
                {
                    throw new FormatException($"A slot has {slot.GetArrayLength()} parts; it should have 3.");
                }

                node.AddSlot(new SlotReference(slot[0].GetInt32(), slot[1].GetString() ?? "", slot[2].GetInt32()));
            }
        }

        return node;
    }
}
