using System.Globalization;
using RawOpsNet.OpServices;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Reads the checkpoints that TensorFlow writes: a table of entries in <c>.index</c>, the bytes in <c>.data-i-of-n</c>
/// (tensorflow/core/util/tensor_bundle).
/// </summary>
internal sealed class TensorBundleReader : CheckpointReader
{
    private const string GraphKey = "_CHECKPOINTABLE_OBJECT_GRAPH";

    private readonly string _prefix;
    private readonly SortedDictionary<string, BundleEntry> _entries = new(StringComparer.Ordinal);
    private readonly FileSource?[] _shards;

    public TensorBundleReader(string prefix)
        : base(prefix + IndexExtension)
    {
        _prefix = prefix;
        int shards = -1;
        using FileSource index = FileSource.Open(Path);
        TableFile.Read(index, (key, value) =>
        {
            if (shards < 0)
            {
                shards = key.Length == 0 ? ReadShardCount(value) : throw new FormatException("The header is missing.");
            }
            else if (!_entries.TryAdd(key, BundleEntry.Read(value)))
            {
                throw new FormatException($"The key '{key}' stands twice.");
            }
        });
        if (shards < 0)
        {
            throw Damage.At(Path, 0, "the table is empty; a checkpoint's has a header.");
        }

        _shards = OpenShards(shards);
        try
        {
            RequireRanges();
        }
        catch
        {
            Dispose(disposing: true);
            throw;
        }
    }

    public override IReadOnlyCollection<string> Keys => [.. _entries.Keys.Where(key => key != GraphKey)];

    public override bool TryDescribe(string key, out CheckpointEntry entry)
    {
        bool found = _entries.TryGetValue(key, out BundleEntry stored);
        entry = new CheckpointEntry(stored.DType, stored.Shape);
        return found;
    }

    protected override Tensor ReadCore(string key)
    {
        BundleEntry entry = _entries[key];
        if (entry.IsSliced)
        {
            throw new UnimplementedException(
                $"{Path}: '{key}' is stored in slices (a partitioned variable); save it whole in TensorFlow first.");
        }

        FileSource file = _shards[entry.Shard]!;
        if (entry.DType == DType.String)
        {
            byte[] stored = file.Read(entry.Offset, entry.Size, $"'{key}'");
            return BundleStrings.Read(stored, entry)
                ?? throw Damage.At(file.Path, entry.Offset, $"the strings of '{key}' are damaged, or their checksum is wrong.");
        }

        Tensor value = TensorBytes.Read(file, entry.Offset, entry.Shape, entry.DType, $"'{key}'");
        if (Crc32C.Mask(TensorBytes.Crc(value)) == entry.Crc)
        {
            return value;
        }

        value.Dispose();
        throw Damage.At(file.Path, entry.Offset, $"the checksum of '{key}' is wrong.");
    }

    internal override ObjectGraph ReadGraph()
    {
        if (!_entries.TryGetValue(GraphKey, out BundleEntry entry) || entry.DType != DType.String || entry.Shape.Rank != 0)
        {
            throw new FailedPreconditionException(
                $"{Path}: the checkpoint has no object graph; it was saved by name (tf.compat.v1.train.Saver). Read its tensors "
                + $"with {nameof(CheckpointReader)}.");
        }

        using Tensor text = Read(GraphKey);
        try
        {
            return ObjectGraphMessage.Read(TensorAccess.Read<TString>(text)[0].Bytes);
        }
        catch (FormatException error)
        {
            throw Damage.At(_shards[entry.Shard]!.Path, entry.Offset, $"the object graph is damaged: {error.Message}", error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        foreach (FileSource? shard in disposing ? _shards : [])
        {
            shard?.Dispose();
        }
    }

    private static int ReadShardCount(ReadOnlySpan<byte> header)
    {
        int shards = 0;
        ProtobufReader fields = new(header);
        while (fields.Next())
        {
            if (fields.Field == 1)
            {
                shards = fields.Int32;
            }
            else if (fields.Field == 2 && fields.Number != 0)
            {
                throw new FormatException("The tensors are big-endian, which is not read.");
            }
        }

        return shards;
    }

    private FileSource?[] OpenShards(int count)
    {
        int[] used = [.. _entries.Values.Where(entry => !entry.IsSliced).Select(entry => entry.Shard).Distinct()];
        if (used.Where(shard => (uint)shard >= (uint)count).Select(shard => (int?)shard).FirstOrDefault() is { } wrong)
        {
            throw Damage.At(Path, 0, $"an entry is in data file {wrong} of {count}.");
        }

        FileSource?[] shards = new FileSource?[used.Length == 0 ? 0 : used.Max() + 1];
        try
        {
            foreach (int shard in used)
            {
                shards[shard] = FileSource.Open(
                    string.Create(CultureInfo.InvariantCulture, $"{_prefix}.data-{shard:D5}-of-{count:D5}"));
            }

            return shards;
        }
        catch
        {
            Array.ForEach(shards, shard => shard?.Dispose());
            throw;
        }
    }

    private void RequireRanges()
    {
        long[] ends = new long[_shards.Length];
        foreach ((string key, BundleEntry entry) in _entries
            .Where(pair => !pair.Value.IsSliced).OrderBy(pair => pair.Value.Offset).ThenBy(pair => pair.Value.Size))
        {
            FileSource file = _shards[entry.Shard]!;
            file.Require(entry.Offset, entry.Size, $"'{key}'");
            if (entry.Size > 0 && entry.Offset < ends[entry.Shard])
            {
                throw Damage.At(file.Path, entry.Offset, $"'{key}' overlaps the tensor before it.");
            }

            ends[entry.Shard] = Math.Max(ends[entry.Shard], entry.Offset + entry.Size);
            RequireSize(key, entry);
        }
    }

    private void RequireSize(string key, BundleEntry entry)
    {
        long? wanted = entry.DType switch
        {
            DType.Invalid or DType.Resource or DType.Variant => null,
            DType.String => Damage.Size(entry.Shape.Dims, 1),
            _ => Enum.IsDefined(entry.DType) ? Damage.Size(entry.Shape.Dims, entry.DType.Size) : null,
        };
        bool fits = entry.DType == DType.String
            ? wanted <= entry.Size && entry.Size <= Array.MaxLength
            : wanted == entry.Size;
        if (!fits)
        {
            throw Damage.At(
                Path, 0, $"'{key}' is {entry.DType} {entry.Shape}, but has {entry.Size} bytes.");
        }
    }
}
