using System.Text.Json;
using RawOpsNet.OpServices;

namespace RawOpsNet.Checkpoints;

/// <summary>Reads tensors of a safetensors file one by one.</summary>
internal sealed class SafetensorsReader : CheckpointReader
{
    private readonly FileSource _file;
    private readonly SafetensorsHeader _header;
    private readonly Dictionary<string, StoredForm> _forms;

    public SafetensorsReader(string path)
        : base(path)
    {
        _file = FileSource.Open(path);
        try
        {
            _header = SafetensorsHeader.Read(_file);
            _forms = Interpret("forms", StoredForm.MetadataKey, StoredForm.Read);
            foreach ((string name, StoredForm form) in _forms)
            {
                RequireForm(name, form);
            }
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    public override IReadOnlyCollection<string> Keys => [.. _header.Entries.Keys];

    public override bool TryDescribe(string key, out CheckpointEntry entry)
    {
        entry = default;
        if (!_header.Entries.TryGetValue(key, out SafetensorsEntry stored))
        {
            return false;
        }

        entry = _forms.TryGetValue(key, out StoredForm form)
            ? new CheckpointEntry(form.DType, form.Shape)
            : new CheckpointEntry(stored.DType, stored.Shape);
        return true;
    }

    protected override Tensor ReadCore(string key)
    {
        SafetensorsEntry stored = _header.Entries[key];
        if (!_forms.TryGetValue(key, out StoredForm form))
        {
            return TensorBytes.Read(_file, stored.Begin, stored.Shape, stored.DType, $"'{key}'");
        }

        if (form.DType == DType.String)
        {
            byte[] block = _file.Read(stored.Begin, stored.End - stored.Begin, $"'{key}'");
            return StringBlock.Read(block, form.Shape)
                ?? throw Damage.At(Path, stored.Begin, $"'{key}' does not hold {form.Shape} strings.");
        }

        return TensorBytes.Read(_file, stored.Begin, form.Shape, form.DType, $"'{key}'");
    }

    internal override ObjectGraph ReadGraph() =>
        Metadata.ContainsKey(ObjectGraphText.MetadataKey)
            ? Interpret("object graph", ObjectGraphText.MetadataKey, text => ObjectGraphText.Read(text!))
            : ObjectGraph.OfNames(_header.Entries.Keys);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }
    }

    private T Interpret<T>(string what, string key, Func<string?, T> read)
    {
        try
        {
            return read(Metadata.GetValueOrDefault(key));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or InvalidArgumentException)
        {
            throw Damage.At(Path, sizeof(ulong), $"the {what} in the metadata cannot be read: {error.Message}", error);
        }
    }

    private void RequireForm(string name, StoredForm form)
    {
        bool fits = _header.Entries.TryGetValue(name, out SafetensorsEntry stored)
            && (form.DType == DType.String
                ? stored.DType == DType.UInt8 && stored.Shape.Rank == 1 && stored.End - stored.Begin <= Array.MaxLength
                    && form.Shape.ElementCount < (stored.End - stored.Begin) / sizeof(ulong)
                : stored.DType == (form.DType == DType.Complex64 ? DType.Float32 : DType.Float64)
                    && Damage.Size(form.Shape.Dims, form.DType.Size) == stored.End - stored.Begin);
        if (!fits)
        {
            throw Damage.At(
                Path, sizeof(ulong), $"'{name}' should hold {form.DType.Name} {form.Shape}; what is stored cannot be that.");
        }
    }
}
