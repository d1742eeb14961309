namespace RawOpsNet.Numerics;

/// <summary>Fills some of the groups of an output.</summary>
internal readonly unsafe struct PhiloxRejectionJob<T, TRejection> : IRangeJob
    where T : unmanaged
    where TRejection : struct, IPhiloxRejection<T>
{
    private readonly T* _output;
    private readonly long _length;
    private readonly Philox _stream;
    private readonly TRejection _rejection;

    /// <summary>Describes the filling of an output that the caller keeps in place.</summary>
    public PhiloxRejectionJob(T* output, long length, Philox stream, TRejection rejection)
    {
        _output = output;
        _length = length;
        _stream = stream;
        _rejection = rejection;
    }

    /// <summary>Gets the number of groups, the last one perhaps not full.</summary>
    public long Groups => (_length + TRejection.GroupSize - 1) / TRejection.GroupSize;

    /// <summary>Fills the groups from start up to end, without end.</summary>
    public void Run(long start, long end)
    {
        int size = TRejection.GroupSize;
        long full = Math.Min(end, _length / size);
        for (long group = start; group < full; group++)
        {
            Span<T> outputs = new(_output + (group * size), size);
            _rejection.Group(_stream, (ulong)group * TRejection.BlocksPerGroup, outputs);
        }

        if (full < end && full >= start)
        {
            Span<T> last = stackalloc T[size];
            _rejection.Group(_stream, (ulong)full * TRejection.BlocksPerGroup, last);
            last[..(int)(_length - (full * size))].CopyTo(new Span<T>(_output + (full * size), size));
        }
    }
}
