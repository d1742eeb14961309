using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

/// <summary>Cuts tensors that lie in memory into batches, in order or shuffled.</summary>
internal sealed class ArrayData
{
    private readonly Batch _all;
    private readonly int[] _order;
    private readonly int _batchSize;

    public ArrayData(Batch all, long batchSize, long first, long count)
    {
        if (batchSize <= 0)
        {
            throw new InvalidArgumentException($"batchSize is {batchSize}; it must be positive.");
        }

        if (count == 0)
        {
            throw new InvalidArgumentException("There are no samples: the input is empty.");
        }

        _all = all;
        _batchSize = (int)Math.Min(batchSize, int.MaxValue);
        _order = [.. Enumerable.Range((int)first, (int)count)];
    }

    /// <summary>Gets the number of batches; the last may be short.</summary>
    public int BatchCount => (int)(((long)_order.Length + _batchSize - 1) / _batchSize);

    /// <summary>Gets the number of samples.</summary>
    public int Count => _order.Length;

    /// <summary>Counts the samples; all parts must have the same number.</summary>
    public static long CountSamples(Batch all)
    {
        ArgumentNullException.ThrowIfNull(all.Input);
        if (all.Input.Rank == 0)
        {
            throw new InvalidArgumentException("The input is a scalar; its first dim must count samples.");
        }

        long count = all.Input.Shape[0];
        if ((all.Target is { } y && (y.Rank == 0 || y.Shape[0] != count))
            || (all.SampleWeight is { } w && (w.Rank == 0 || w.Shape[0] != count)))
        {
            throw new InvalidArgumentException(
                $"Input {all.Input.Shape}, target {Size(all.Target)} and sample weights {Size(all.SampleWeight)} "
                + "must have the same first dim: the number of samples.");
        }

        return count;
    }

    /// <summary>Puts the samples in a new order.</summary>
    public void Shuffle(long seed, long epoch)
    {
        // Sorted first, so that an epoch's order depends on its number alone.
        Array.Sort(_order);
        PhiloxShuffleOrder.Permute(_order, seed, epoch);
    }

    /// <summary>Copies the samples of a batch.</summary>
    public Batch this[int batch]
    {
        get
        {
            int start = batch * _batchSize;
            ReadOnlySpan<int> rows = _order.AsSpan(start, Math.Min(_batchSize, _order.Length - start));
            return new Batch(Rows(_all.Input, rows)!, Rows(_all.Target, rows), Rows(_all.SampleWeight, rows));
        }
    }

    private static string Size(Tensor? tensor) => tensor is null ? "(none)" : tensor.Shape.ToString();

    private static Tensor? Rows(Tensor? all, ReadOnlySpan<int> rows) =>
        all is null ? null : RawOps.GatherV2(all, Tensor.From<int>(rows, [rows.Length]), 0);
}
