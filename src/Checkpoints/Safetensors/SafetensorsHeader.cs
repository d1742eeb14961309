using System.Buffers.Binary;
using System.Text.Json;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Holds the header of a safetensors file, checked as the format's own library checks it: known dtypes, sizes that agree with
/// shapes, tensors that follow each other without a hole or an overlap and end with the file.
/// </summary>
internal sealed class SafetensorsHeader
{
    // The format's own limit (huggingface/safetensors, tensor.rs).
    private const long Largest = 100_000_000;
    private const string MetadataName = "__metadata__";

    private SafetensorsHeader(
        IReadOnlyDictionary<string, SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        Entries = entries;
        Metadata = metadata;
    }

    public IReadOnlyDictionary<string, SafetensorsEntry> Entries { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    public static SafetensorsHeader Read(FileSource file)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        file.ReadInto(0, prefix, "the length of the safetensors header");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is < 2 or > Largest || (long)length > file.Length - sizeof(ulong))
        {
            throw Damage.At(
                file.Path,
                0,
                $"no safetensors file: its header should have {length} bytes, but the file has {file.Length} in all.",
                advice: WrongFile.Describe(prefix));
        }

        byte[] text = file.Read(sizeof(ulong), (long)length, "the safetensors header");
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return Read(file, sizeof(ulong) + (long)length, json.RootElement);
        }
        catch (Exception error) when (
            error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Damage.At(file.Path, sizeof(ulong), $"the safetensors header cannot be read: {error.Message}", error);
        }
    }

    private static SafetensorsHeader Read(FileSource file, long data, JsonElement root)
    {
        OrderedDictionary<string, SafetensorsEntry> entries = new(StringComparer.Ordinal);
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.Name == MetadataName)
            {
                foreach (JsonProperty item in property.Value.EnumerateObject())
                {
                    metadata[item.Name] = item.Value.GetString() ?? throw new FormatException($"{item.Name} is null.");
                }
            }
            else if (!entries.TryAdd(property.Name, ReadEntry(file, data, property)))
            {
                throw new FormatException($"'{property.Name}' stands twice.");
            }
        }

        RequireNoHoles(file, data, entries);
        return new SafetensorsHeader(entries, metadata);
    }

    private static SafetensorsEntry ReadEntry(FileSource file, long data, JsonProperty entry)
    {
        string? code = entry.Value.GetProperty("dtype").GetString();
        DType dtype = SafetensorsDTypes.Of(code);
        if (dtype == DType.Invalid)
        {
            throw Damage.At(file.Path, sizeof(ulong), $"'{entry.Name}' has the unknown dtype '{code}'.");
        }

        JsonElement shape = entry.Value.GetProperty("shape");
        JsonElement offsets = entry.Value.GetProperty("data_offsets");
        int rank = shape.GetArrayLength();
        if (rank > Shape.MaxRank || offsets.GetArrayLength() != 2)
        {
            throw Damage.At(file.Path, sizeof(ulong), $"'{entry.Name}' has {rank} dims and {offsets.GetArrayLength()} offsets.");
        }

        long[] dims = [.. shape.EnumerateArray().Select(dim => dim.GetInt64())];
        (long begin, long end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        if (begin < 0 || begin > end || end > file.Length - data || Damage.Size(dims, dtype.Size) != end - begin)
        {
            throw Damage.At(
                file.Path,
                sizeof(ulong),
                $"'{entry.Name}' is {dtype.Name} [{string.Join(", ", dims)}] and should stand at [{begin}, {end}] of "
                + $"{file.Length - data} bytes, which does not fit.");
        }

        return new SafetensorsEntry(dtype, dims, data + begin, data + end);
    }

    private static void RequireNoHoles(FileSource file, long data, OrderedDictionary<string, SafetensorsEntry> entries)
    {
        long end = data;
        foreach ((string name, SafetensorsEntry entry) in entries
            .OrderBy(pair => pair.Value.Begin).ThenBy(pair => pair.Value.End))
        {
            if (entry.Begin != end)
            {
                throw Damage.At(
                    file.Path, entry.Begin, $"'{name}' begins there, but the tensors before it end at byte {end}.");
            }

            end = entry.End;
        }

        if (end != file.Length)
        {
            throw Damage.At(file.Path, end, $"the tensors end there, but the file has {file.Length} bytes.");
        }
    }

    /// <summary>Writes a header and the length before it; <paramref name="entries"/> stand in the order of their bytes.</summary>
    public static byte[] Write(
        IEnumerable<(string Name, string Code, Shape Shape, long Size)> entries, IReadOnlyDictionary<string, string> metadata)
    {
        using MemoryStream text = new();
        text.Write(stackalloc byte[sizeof(ulong)]);
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(MetadataName);
                foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            long offset = 0;
            foreach ((string name, string code, Shape shape, long size) in entries)
            {
                WriteEntry(json, name, code, shape, offset, offset += size);
            }

            json.WriteEndObject();
        }

        // Padded with blanks, so that the data begin at a multiple of 8.
        text.Write("       "u8[..(int)(-text.Length & 7)]);
        byte[] header = text.ToArray();
        if (header.Length - sizeof(ulong) > Largest)
        {
            throw new InvalidArgumentException(
                $"The header has {header.Length - sizeof(ulong)} bytes; a safetensors file may have {Largest}.");
        }

        BinaryPrimitives.WriteInt64LittleEndian(header, header.Length - sizeof(ulong));
        return header;
    }

    private static void WriteEntry(Utf8JsonWriter json, string name, string code, Shape shape, long begin, long end)
    {
        if (name == MetadataName)
        {
            throw new InvalidArgumentException($"A tensor cannot be named {MetadataName} in a safetensors file.");
        }

        json.WriteStartObject(name);
        json.WriteString("dtype", code);
        json.WriteStartArray("shape");
        foreach (long dim in shape.Dims)
        {
            json.WriteNumberValue(dim);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
