using RawOpsNet.OpServices;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Writes and reads named tensors in the safetensors format: a JSON header with its length before it, then the bytes.
/// </summary>
/// <remarks>
/// The format has no complex and no string tensors. Complex ones are written as pairs of floats in a last dim of 2; strings as
/// bytes, with n + 1 offsets (uint64) before them. The metadata entry <c>rawops.forms</c> names their dtypes and shapes, so that
/// <see cref="Read"/> gives them back, and every other library sees plain floats and bytes.
/// </remarks>
public static class SafetensorsFile
{
    private static readonly Dictionary<string, string> NoMetadata = [];

    /// <summary>
    /// Writes tensors, larger elements first, then by name, as the format's own library does; the file takes its name only once
    /// it is complete and on the disk.
    /// </summary>
    /// <param name="path">The file; its folder is made where there is none.</param>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="metadata">Texts for the header, by name.</param>
    /// <exception cref="InvalidArgumentException">A dtype has no place in the format, or two tensors have one name.</exception>
    public static void Write(
        string path,
        IReadOnlyList<(string Name, Tensor Value)> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(tensors);
        using TensorScope scope = new();
        Dictionary<string, StoredForm> forms = new(StringComparer.Ordinal);
        Dictionary<string, string> texts = new(metadata ?? NoMetadata, StringComparer.Ordinal);
        (string Name, Tensor Value)[] stored =
        [
            .. tensors.Select(tensor => (tensor.Name, Stored(tensor.Name, tensor.Value, forms)))
                .OrderByDescending(tensor => tensor.Item2.DType.Size)
                .ThenBy(tensor => tensor.Name, StringComparer.Ordinal),
        ];
        HashSet<string> names = new(StringComparer.Ordinal);
        if (stored.FirstOrDefault(tensor => !names.Add(tensor.Name)).Name is { } twice)
        {
            throw new InvalidArgumentException($"{path}: two tensors have the name '{twice}'.");
        }

        if (forms.Count > 0)
        {
            texts[StoredForm.MetadataKey] = StoredForm.Write(forms);
        }

        byte[] header = SafetensorsHeader.Write(
            stored.Select(tensor => (
                tensor.Name,
                SafetensorsDTypes.CodeOf(tensor.Value.DType)!,
                tensor.Value.Shape,
                TensorBytes.SizeOf(tensor.Value))),
            texts);
        AtomicFile.Write(path, file =>
        {
            file.Write(header);
            foreach ((_, Tensor value) in stored)
            {
                TensorBytes.Write(file, value);
            }
        });
    }

    /// <summary>Reads all tensors, in the order of the header.</summary>
    /// <exception cref="NotFoundException">There is no such file.</exception>
    /// <exception cref="DataLossException">
    /// The file is not a whole safetensors file; the message names file and place and says what is wrong.
    /// </exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using SafetensorsReader reader = new(path);
        OrderedDictionary<string, Tensor> tensors = new(StringComparer.Ordinal);
        foreach (string key in reader.Keys)
        {
            tensors.Add(key, reader.Read(key));
        }

        return tensors;
    }

    /// <summary>Reads the texts of the header, by name.</summary>
    /// <inheritdoc cref="Read"/>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using SafetensorsReader reader = new(path);
        return reader.Metadata;
    }

    private static Tensor Stored(string name, Tensor value, Dictionary<string, StoredForm> forms)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (value.DType.IsComplex)
        {
            forms[name] = new StoredForm(value.DType, value.Shape);
            DType part = value.DType == DType.Complex64 ? DType.Float32 : DType.Float64;
            return TensorAccess.ViewAs(value, value.Shape.Concat([2]), part);
        }

        if (value.DType == DType.String)
        {
            forms[name] = new StoredForm(value.DType, value.Shape);
            byte[] block = StringBlock.Write(value);
            return Tensor.From(block, [block.Length]);
        }

        return SafetensorsDTypes.CodeOf(value.DType) is not null
            ? value
            : throw new InvalidArgumentException($"'{name}' is {value.DType.Name}, which safetensors files cannot hold.");
    }
}
