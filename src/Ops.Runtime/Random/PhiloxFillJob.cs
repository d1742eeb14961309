namespace RawOpsNet.Numerics;

/// <summary>Fills some of the groups of an output.</summary>
internal readonly unsafe struct PhiloxFillJob<T, TDistribution>
    where T : unmanaged
    where TDistribution : struct, IPhiloxDistribution<T>
{
    private readonly T* _output;
    private readonly long _length;
    private readonly Philox _stream;
    private readonly TDistribution _distribution;

    /// <summary>Describes the filling of an output that the caller keeps in place.</summary>
    public PhiloxFillJob(T* output, long length, Philox stream, TDistribution distribution)
    {
        _output = output;
        _length = length;
        _stream = stream;
        _distribution = distribution;
    }

    /// <summary>Gets the number of groups, the last one perhaps not full.</summary>
    public long Groups => (_length + TDistribution.GroupSize - 1) / TDistribution.GroupSize;

    /// <summary>Fills the groups from start up to end, without end.</summary>
    public void Run(long start, long end)
    {
        int size = TDistribution.GroupSize;
        long full = Math.Min(end, _length / size);
        for (long group = start; group < full; group++)
        {
            Span<T> outputs = new(_output + (group * size), size);
            _distribution.Group(_stream, (ulong)group * TDistribution.BlocksPerGroup, outputs);
        }

        if (full < end && full >= start)
        {
            Span<T> last = stackalloc T[size];
            _distribution.Group(_stream, (ulong)full * TDistribution.BlocksPerGroup, last);
            last[..(int)(_length - (full * size))].CopyTo(new Span<T>(_output + (full * size), size));
        }
    }
}
