namespace RawOpsNet.OpServices;

/// <summary>The calls of a tape in the order they ran, in flat lists: no object a record.</summary>
internal sealed partial class TapeRecords
{
    /// <summary>What a disposed tape has: nothing, and nothing is added.</summary>
    public static readonly TapeRecords None = new();

    private Arena<TapeRecord> _records = new();
    private Arena<long> _ids = new();
    private Arena<object?> _objects = new();
    private Arena<long> _longs = new();

    public int Count => _records.Count;

    /// <summary>Bytes of the tensors that the records keep, each buffer counted once.</summary>
    public long RetainedBytes
    {
        get
        {
            HashSet<Storage> seen = [];
            long bytes = 0;
            foreach (object? item in _objects.Span)
            {
                foreach (Tensor tensor in item as Tensor[] ?? (item is Tensor one ? [one] : []))
                {
                    if (tensor.IsReadable && tensor.DType != DType.String && seen.Add(tensor.Storage.Owner))
                    {
                        bytes += tensor.Count * tensor.DType.Size;
                    }
                }
            }

            return bytes;
        }
    }

    public ref TapeRecord this[int index] => ref _records[index];

    public void Add(
        OpGradient gradient,
        ReadOnlySpan<long> inputs,
        ReadOnlySpan<long> outputs,
        ReadOnlySpan<object?> outputDims,
        ReadOnlySpan<long> outputKinds,
        ReadOnlySpan<object?> objects,
        ReadOnlySpan<long> longs)
    {
        _records.Add(new TapeRecord
        {
            Gradient = gradient,
            Ids = _ids.Count,
            InputCount = inputs.Length,
            OutputCount = outputs.Length,
            Objects = _objects.Count,
            ObjectCount = objects.Length + (outputs.Length > 1 ? outputs.Length : 0),
            Longs = _longs.Count,
        });
        _ids.AddRange(inputs);
        _ids.AddRange(outputs);

        // A lone output has a gradient whenever the record runs; with several, zeros may be made for those without one.
        if (outputs.Length > 1)
        {
            _objects.AddRange(outputDims);
            _longs.AddRange(outputKinds);
        }

        foreach (object? item in objects)
        {
            _objects.Add(item);
            Hold(item, 1);
        }

        _longs.AddRange(longs);
        NoteClosed();
    }

    public ReadOnlySpan<long> Inputs(in TapeRecord record) => _ids.Span.Slice(record.Ids, record.InputCount);

    public ReadOnlySpan<long> Outputs(in TapeRecord record) =>
        _ids.Span.Slice(record.Ids + record.InputCount, record.OutputCount);

    public (Shape Shape, DType DType) OutputSpec(in TapeRecord record, int output) =>
        (Shape.Adopt((long[]?)_objects[record.Objects + output] ?? []), (DType)_longs[record.Longs + output]);

    public SavedRecord Saved(in TapeRecord record)
    {
        int skipped = record.OutputCount > 1 ? record.OutputCount : 0;
        return new SavedRecord(this, record.Objects + skipped, record.Longs + skipped);
    }

    public object? Object(int index) => _objects[index];

    public long Long(int index) => _longs[index];

    /// <summary>Lets go of what a record saved.</summary>
    public void Release(ref TapeRecord record)
    {
        record.Gradient = null;
        for (int i = record.Objects; i < record.Objects + record.ObjectCount; i++)
        {
            Hold(_objects[i], -1);
            _objects[i] = null;
        }
    }

    public void Clear()
    {
        foreach (object? item in _objects.Span)
        {
            Hold(item, -1);
        }

        _records.Clear();
        _ids.Clear();
        _objects.Clear();
        _longs.Clear();
        _closed = default;
    }

    // A transient read that a tape needs keeps its bytes when the variable is written.
    private static void Hold(object? item, int change)
    {
        if (item is null)
        {
            return;
        }

        // Most objects are shapes; a test for a type of arrays is a call, one for an exact type is a comparison.
        if (item is Tensor tensor)
        {
            if (tensor.Storage is TransientStorage lent)
            {
                lent.Holds += change;
            }
        }
        else if (item.GetType() == typeof(Tensor[]))
        {
            Tensor[] tensors = (Tensor[])item;
            foreach (Tensor one in tensors)
            {
                Hold(one, change);
            }
        }
    }
}
