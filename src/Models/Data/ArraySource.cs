namespace RawOpsNet.Models;

/// <summary>
/// Gives the batches of samples in memory as one stream of passes: where an epoch takes fewer steps than a pass has, the next
/// goes on where it ended (data_adapter.py, TensorLikeDataAdapter).
/// </summary>
internal sealed class ArraySource : BatchSource
{
    private readonly ArrayData _data;
    private readonly ShuffleKind _shuffle;
    private readonly long _seed;
    private readonly int? _steps;
    private readonly int _passes;
    private int _pass;
    private int _next;
    private bool _isOrdered;

    public ArraySource(ArrayData data, int? steps, int firstPass, int endPass, ShuffleKind shuffle, long seed)
    {
        _data = data;
        _steps = steps;
        _shuffle = shuffle;
        _seed = seed;
        _pass = firstPass;
        _passes = endPass;
    }

    public override int? Steps => _steps ?? _data.BatchCount;

    public override void Skip(int epochs, int steps, int? stepsPerEpoch)
    {
        long taken = ((long)epochs * (stepsPerEpoch ?? _data.BatchCount)) + steps;
        _pass += (int)(taken / _data.BatchCount);
        _next = (int)(taken % _data.BatchCount);
        _isOrdered = false;
    }

    public override void Begin(int epoch)
    {
    }

    public override bool TryNext(out Batch batch)
    {
        if (_next == _data.BatchCount)
        {
            _next = 0;
            _pass++;
            _isOrdered = false;
        }

        if (_pass >= _passes)
        {
            batch = default;
            return false;
        }

        if (!_isOrdered)
        {
            _data.Order(_shuffle, _seed, _pass);
            _isOrdered = true;
        }

        batch = _data[_next++];
        return true;
    }
}
