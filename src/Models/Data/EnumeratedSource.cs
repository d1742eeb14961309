namespace RawOpsNet.Models;

/// <summary>
/// Gives batches that a program makes. A sequence is begun anew each epoch, unless a number of steps other than its own is
/// asked for; then an epoch goes on where the last one ended (data_adapter.py, DatasetAdapter).
/// </summary>
internal sealed class EnumeratedSource : BatchSource
{
    private readonly Func<IEnumerator<Batch>> _open;
    private readonly bool _beginsAnew;
    private IEnumerator<Batch>? _batches;
    private bool _keepsPlace;

    public EnumeratedSource(IEnumerable<Batch> batches, int? steps)
    {
        ArgumentNullException.ThrowIfNull(batches);
        _open = batches.GetEnumerator;
        int? count = batches.TryGetNonEnumeratedCount(out int known) ? known : null;
        if (count == 0)
        {
            throw new InvalidArgumentException("Expected input data to be non-empty: there are no batches.");
        }

        Steps = steps ?? count;
        _beginsAnew = steps is null || steps == count;
    }

    /// <summary>Takes batches from where an enumerator stands; they cannot be had twice.</summary>
    public EnumeratedSource(IEnumerator<Batch> batches, int? steps)
    {
        ArgumentNullException.ThrowIfNull(batches);
        _open = () => batches;
        Steps = steps;
        _beginsAnew = false;
    }

    public EnumeratedSource(IAsyncEnumerable<Batch> batches, int? steps)
    {
        ArgumentNullException.ThrowIfNull(batches);
        _open = () => new BlockingEnumerator<Batch>(batches.GetAsyncEnumerator());
        Steps = steps;
        _beginsAnew = steps is null;
    }

    public override int? Steps { get; }

    public override void Skip(int epochs, int steps, int? stepsPerEpoch)
    {
        base.Skip(_beginsAnew ? 0 : epochs, steps, stepsPerEpoch);
        _keepsPlace = true;
    }

    public override void Begin(int epoch)
    {
        bool keepsPlace = _keepsPlace;
        _keepsPlace = false;
        if (_batches is null || (_beginsAnew && !keepsPlace))
        {
            _batches?.Dispose();
            _batches = _open();
        }
    }

    public override bool TryNext(out Batch batch)
    {
        bool has = _batches!.MoveNext();
        batch = has ? _batches.Current : default;
        return has;
    }

    public override void Dispose()
    {
        _batches?.Dispose();
        base.Dispose();
    }
}
