using System.Text.Json;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Says what a tensor is that the format has no dtype for: complex numbers stand as pairs of floats in a last dim of 2, strings
/// as bytes with their offsets before them; the metadata <c>rawops.forms</c> name dtype and shape.
/// </summary>
internal readonly record struct StoredForm(DType DType, Shape Shape)
{
    public const string MetadataKey = "rawops.forms";

    public static string Write(IReadOnlyDictionary<string, StoredForm> forms)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            foreach ((string name, StoredForm form) in forms.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", form.DType.Name);
                json.WriteStartArray("shape");
                foreach (long dim in form.Shape.Dims)
                {
                    json.WriteNumberValue(dim);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    /// <summary>Reads the forms; throws <see cref="FormatException"/> or a JSON error for a text that is none.</summary>
    public static Dictionary<string, StoredForm> Read(string? text)
    {
        Dictionary<string, StoredForm> forms = new(StringComparer.Ordinal);
        if (text is null)
        {
            return forms;
        }

        using JsonDocument json = JsonDocument.Parse(text);
        foreach (JsonProperty entry in json.RootElement.EnumerateObject())
        {
            long[] dims = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64())];
            string? name = entry.Value.GetProperty("dtype").GetString();
            if (!DTypes.TryParse(name, out DType dtype) || Damage.Size(dims, 1) is null
                || dtype is not (DType.Complex64 or DType.Complex128 or DType.String))
            {
                throw new FormatException($"'{entry.Name}' has the form '{name}' with {dims.Length} dims.");
            }

            forms[entry.Name] = new StoredForm(dtype, dims);
        }

        return forms;
    }
}
