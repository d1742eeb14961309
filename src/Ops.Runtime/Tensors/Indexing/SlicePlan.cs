using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Collects the begins, ends, strides and masks of a StridedSlice.</summary>
internal ref struct SlicePlan
{
    private readonly Span<long> _begin;
    private readonly Span<long> _end;
    private readonly Span<long> _strides;
    private int _count;
    private long _beginMask;
    private long _endMask;
    private long _newAxisMask;
    private long _shrinkAxisMask;

    /// <summary>Starts a plan in room for three numbers an entry.</summary>
    public SlicePlan(Span<long> room)
    {
        int entries = room.Length / 3;
        _begin = room[..entries];
        _end = room[entries..(2 * entries)];
        _strides = room[(2 * entries)..];
        IsWhole = true;
    }

    /// <summary>Whether the plan takes every dim whole.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The number of dims that the entries so far give.</summary>
    public int OutputRank { get; private set; }

    public void AddElement(long index)
    {
        IsWhole = false;
        _shrinkAxisMask |= Bit;

        // The end is not read under the mask, but must not be before the begin where it counts from the end.
        Add(index, index + 1, 1);
    }

    public void AddNewAxis()
    {
        IsWhole = false;
        _newAxisMask |= Bit;
        OutputRank++;
        Add(0, 0, 1);
    }

    public void AddSlice(long? start, long? stop, long step)
    {
        IsWhole &= start is null && stop is null && step == 1;
        _beginMask |= start is null ? Bit : 0;
        _endMask |= stop is null ? Bit : 0;
        OutputRank++;
        Add(start ?? 0, stop ?? 0, step);
    }

    public void AddWhole(int count)
    {
        for (int i = 0; i < count; i++)
        {
            AddSlice(null, null, 1);
        }
    }

    public readonly void Assign(Variable variable, Tensor value)
    {
        (Tensor begin, Tensor end, Tensor strides) = Bounds();
        using (begin)
        using (end)
        using (strides)
        {
            RawOps.ResourceStridedSliceAssign(
                variable.Handle,
                begin,
                end,
                strides,
                value,
                beginMask: _beginMask,
                endMask: _endMask,
                newAxisMask: _newAxisMask,
                shrinkAxisMask: _shrinkAxisMask);
        }
    }

    public readonly Tensor Cut(Tensor input)
    {
        (Tensor begin, Tensor end, Tensor strides) = Bounds();
        Tensor output = RawOps.StridedSlice(
            input,
            begin,
            end,
            strides,
            beginMask: _beginMask,
            endMask: _endMask,
            newAxisMask: _newAxisMask,
            shrinkAxisMask: _shrinkAxisMask);
        if (!Tapes.IsRecording)
        {
            begin.Dispose();
            end.Dispose();
            strides.Dispose();
        }

        return output;
    }

    private readonly (Tensor Begin, Tensor End, Tensor Strides) Bounds() => (
        Tensor.From((ReadOnlySpan<long>)_begin[.._count]),
        Tensor.From((ReadOnlySpan<long>)_end[.._count]),
        Tensor.From((ReadOnlySpan<long>)_strides[.._count]));

    private readonly long Bit => 1L << _count;

    private void Add(long begin, long end, long stride)
    {
        _begin[_count] = begin;
        _end[_count] = end;
        _strides[_count] = stride;
        _count++;
    }
}
