using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

// Where one tape records, a record is written in place, part by part; where several do, it is written beside them and copied.
internal sealed partial class TapeRecords
{
    private TapeRecord _open;
    private long[]? _firstDims;
    private DType _firstKind;
    private (int Ids, int Objects, int Longs) _closed;

    /// <summary>Begins a record; one that was begun and not closed is dropped.</summary>
    public void Open(OpGradient gradient)
    {
        _ids.Truncate(_closed.Ids);
        _objects.Truncate(_closed.Objects);
        _longs.Truncate(_closed.Longs);
        _open = new TapeRecord { Gradient = gradient, Ids = _closed.Ids, Objects = _closed.Objects, Longs = _closed.Longs };
    }

    /// <summary>Adds an input to the open record; all come before the first output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddInput(long id)
    {
        _ids.Add(id);
        _open.InputCount++;
    }

    /// <summary>Adds an output to the open record; all come before what is saved.</summary>
    public void AddOutput(Tensor output)
    {
        _ids.Add(TapeThread.OutputId(output));
        if (_open.OutputCount++ == 0)
        {
            _firstDims = output.Shape.Array;
            _firstKind = output.DType;
            return;
        }

        // A lone output has a gradient whenever the record runs; with several, zeros may be made for those without one.
        if (_open.OutputCount == 2)
        {
            _objects.Add(_firstDims);
            _longs.Add((long)_firstKind);
        }

        _objects.Add(output.Shape.Array);
        _longs.Add((long)output.DType);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddObject(object? item) => _objects.Add(item);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLong(long value) => _longs.Add(value);

    /// <summary>Ends the open record and gives the ids of its outputs.</summary>
    public ReadOnlySpan<long> Close()
    {
        _open.ObjectCount = _objects.Count - _open.Objects;
        foreach (object? item in _objects.Span[_open.Objects..])
        {
            Hold(item, 1);
        }

        _records.Add(_open);
        NoteClosed();
        return Outputs(_open);
    }

    private void NoteClosed() => _closed = (_ids.Count, _objects.Count, _longs.Count);
}
