using System.Buffers.Binary;
using System.Text.Json;
using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

/// <summary>
/// Writes and reads named tensors in the safetensors format: a JSON header with its length before it, then the bytes.
/// </summary>
public static class SafetensorsFile
{
    // The format's own limit (huggingface/safetensors, README).
    private const long LargestHeader = 100_000_000;

    private static readonly Dictionary<DType, string> Names = new()
    {
        [DType.Float16] = "F16",
        [DType.BFloat16] = "BF16",
        [DType.Float32] = "F32",
        [DType.Float64] = "F64",
        [DType.Int8] = "I8",
        [DType.Int16] = "I16",
        [DType.Int32] = "I32",
        [DType.Int64] = "I64",
        [DType.UInt8] = "U8",
        [DType.UInt16] = "U16",
        [DType.UInt32] = "U32",
        [DType.UInt64] = "U64",
        [DType.Bool] = "BOOL",
    };

    /// <summary>Writes tensors in their order; the file takes its name only once it is complete.</summary>
    /// <exception cref="InvalidArgumentException">A dtype has no place in the format.</exception>
    public static void Write(string path, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        byte[] header = HeaderOf(tensors);
        string unfinished = path + ".tmp";
        using (FileStream file = File.Create(unfinished))
        {
            Span<byte> length = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            file.Write(length);
            file.Write(header);
            foreach ((_, Tensor value) in tensors)
            {
                file.Write(TensorAccess.Bytes(value));
                GC.KeepAlive(value);
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads all tensors.</summary>
    /// <exception cref="InvalidArgumentException">
    /// The file is not a whole safetensors file; the message says what is wrong.
    /// </exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        long length = bytes.Length < sizeof(long) ? -1 : BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length is < 2 or > LargestHeader || length > bytes.Length - sizeof(long))
        {
            throw new InvalidArgumentException($"{path}: no safetensors file; its header's length does not fit the file.");
        }

        int begin = sizeof(long) + (int)length;
        try
        {
            using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(sizeof(long), (int)length));
            return header.RootElement.EnumerateObject()
                .Where(entry => entry.Name != "__metadata__")
                .ToDictionary(entry => entry.Name, entry => ReadTensor(path, entry, bytes.AsSpan(begin)), StringComparer.Ordinal);
        }
        catch (Exception error) when (
            error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidArgumentException(
                $"{path}: the safetensors header cannot be read: {error.Message}", innerException: error);
        }
    }

    private static Tensor ReadTensor(string path, JsonProperty entry, ReadOnlySpan<byte> data)
    {
        string code = entry.Value.GetProperty("dtype").GetString() ?? "";
        DType dtype = Names.FirstOrDefault(pair => pair.Value == code).Key;
        long[] dims = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64())];
        long[] ends = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(end => end.GetInt64())];
        if (dtype == DType.Invalid || dims.Any(dim => dim < 0))
        {
            throw new InvalidArgumentException($"{path}: '{entry.Name}' has dtype '{code}' and shape {new Shape(dims)}.");
        }

        Shape shape = dims;
        long size = checked(shape.ElementCount * dtype.Size);
        if (ends.Length != 2 || ends[0] < 0 || ends[1] > data.Length || ends[1] - ends[0] != size)
        {
            throw new InvalidArgumentException(
                $"{path}: '{entry.Name}' should have {size} bytes at [{string.Join(", ", ends)}] of {data.Length}.");
        }

        Tensor tensor = TensorAccess.Allocate(shape, dtype);
        data[(int)ends[0]..(int)ends[1]].CopyTo(TensorAccess.Bytes(tensor));
        return tensor;
    }

    private static byte[] HeaderOf(IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            long offset = 0;
            json.WriteStartObject();
            foreach ((string name, Tensor value) in tensors)
            {
                if (!Names.TryGetValue(value.DType, out string? code))
                {
                    throw new InvalidArgumentException($"'{name}' is {value.DType.Name}, which safetensors files cannot hold.");
                }

                long size = value.Count * value.DType.Size;
                json.WriteStartObject(name);
                json.WriteString("dtype", code);
                json.WriteStartArray("shape");
                foreach (long dim in value.Shape.Dims)
                {
                    json.WriteNumberValue(dim);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += size);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Padded with blanks, so that the data begin at a multiple of 8.
        text.Write("       "u8[..(int)(-text.Length & 7)]);
        return text.ToArray();
    }
}
