namespace RawOpsNet.Models;

/// <summary>Cuts tensors that lie in memory into batches, in order or shuffled.</summary>
internal sealed class ArrayData
{
    private readonly Batch _all;
    private readonly int[] _order;
    private readonly int[] _batchOrder;
    private readonly int _batchSize;

    public ArrayData(Batch all, long batchSize, long first, long count)
    {
        if (batchSize <= 0)
        {
            throw new InvalidArgumentException($"Expected batchSize to be positive. Received is {batchSize}.");
        }

        if (count == 0)
        {
            throw new InvalidArgumentException("Expected input data to be non-empty: there are no samples.");
        }

        _all = all;
        _batchSize = (int)Math.Min(batchSize, int.MaxValue);
        _order = [.. Enumerable.Range((int)first, (int)count)];
        _batchOrder = [.. Enumerable.Range(0, BatchCount)];
    }

    /// <summary>Gets the number of batches; the last may be short.</summary>
    public int BatchCount => (int)(((long)_order.Length + _batchSize - 1) / _batchSize);

    /// <summary>Gets the number of samples.</summary>
    public int Count => _order.Length;

    /// <summary>Copies the samples of a batch.</summary>
    public Batch this[int batch]
    {
        get
        {
            int start = _batchOrder[batch] * _batchSize;
            ReadOnlyMemory<int> rows = _order.AsMemory(start, Math.Min(_batchSize, _order.Length - start));
            return new Batch(Rows(_all.Input, rows)!, Rows(_all.Target, rows), Rows(_all.SampleWeight, rows));
        }
    }

    /// <summary>Counts the samples; all parts must have the same number.</summary>
    /// <exception cref="InvalidArgumentException">They have not, one is a scalar, or there are no inputs.</exception>
    public static long CountSamples(Batch all)
    {
        if (all.Input is null)
        {
            throw new InvalidArgumentException("x is null; give the inputs, whose first dim counts samples.");
        }

        IEnumerable<Tensor> known = (IEnumerable<Tensor>?)all.Target ?? [];
        Tensor[] parts = [.. all.Input, .. known, .. (IEnumerable<Tensor>?)all.SampleWeight ?? []];
        if (parts.FirstOrDefault(part => part.Rank == 0) is not null)
        {
            throw new InvalidArgumentException("A part of the data is a scalar; its first dim must count samples.");
        }

        long count = parts[0].Shape[0];
        return parts.All(part => part.Shape[0] == count)
            ? count
            : throw new InvalidArgumentException(
                $"Data cardinality is ambiguous: x sizes: {Sizes(all.Input)}; y sizes: {Sizes(all.Target)}; "
                + $"sample_weight sizes: {Sizes(all.SampleWeight)}. All parts must have the same number of samples.");
    }

    /// <summary>Puts the samples in the order of a pass.</summary>
    public void Order(ShuffleKind kind, long seed, long pass)
    {
        // Sorted first, so that a pass' order depends on its number alone.
        Array.Sort(_order);
        Array.Sort(_batchOrder);
        if (kind == ShuffleKind.Samples)
        {
            PhiloxShuffleOrder.Permute(_order, seed, pass);
        }
        else if (kind == ShuffleKind.Batches)
        {
            PhiloxShuffleOrder.Permute(_batchOrder, seed, pass);
            for (int start = 0; start < _order.Length; start += _batchSize)
            {
                int length = Math.Min(_batchSize, _order.Length - start);
                int[] batch = _order.AsSpan(start, length).ToArray();
                PhiloxShuffleOrder.Permute(batch, seed + 1 + start, pass);
                batch.CopyTo(_order, start);
            }
        }
    }

    private static string Sizes(Tensors? tensors) =>
        tensors is null ? "(none)" : string.Join(", ", tensors.Select(tensor => tensor.Shape[0]));

    private static Tensors? Rows(Tensors? all, ReadOnlyMemory<int> rows) =>
        all?.Each(tensor => RawOps.GatherV2(tensor, Tensor.From<int>(rows.Span, [rows.Length]), 0));
}
