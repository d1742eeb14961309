namespace RawOpsNet.Numerics;

/// <summary>Fills the part of an output that belongs to some of the blocks.</summary>
internal readonly unsafe struct PhiloxConversionJob<T, TConversion> : IRangeJob
    where T : unmanaged
    where TConversion : struct, IPhiloxConversion<T>
{
    // A kilobyte of numbers on the stack, which stays in the first cache.
    private const int BlocksAtOnce = 64;

    private readonly T* _output;
    private readonly long _length;
    private readonly Philox _stream;
    private readonly TConversion _conversion;

    /// <summary>Describes the filling of an output that the caller keeps in place.</summary>
    public PhiloxConversionJob(T* output, long length, Philox stream, TConversion conversion)
    {
        _output = output;
        _length = length;
        _stream = stream;
        _conversion = conversion;
    }

    /// <summary>Gets the number of blocks, the last one perhaps not used up.</summary>
    public long Blocks => (_length + TConversion.OutputsPerBlock - 1) / TConversion.OutputsPerBlock;

    /// <summary>Fills from the block start up to end, without end.</summary>
    public void Run(long start, long end)
    {
        int size = TConversion.OutputsPerBlock;
        Span<uint> bits = stackalloc uint[4 * BlocksAtOnce];
        long full = Math.Min(end, _length / size);
        for (long block = start; block < full; block += BlocksAtOnce)
        {
            int count = (int)Math.Min(BlocksAtOnce, full - block);
            Span<uint> used = bits[..(4 * count)];
            PhiloxBlocks.Write(_stream, (ulong)block, used);
            _conversion.Convert(used, new Span<T>(_output + (block * size), count * size));
        }

        if (full < end)
        {
            Span<T> last = stackalloc T[size];
            PhiloxBlocks.Write(_stream, (ulong)full, bits[..4]);
            _conversion.Convert(bits[..4], last);
            last[..(int)(_length - (full * size))].CopyTo(new Span<T>(_output + (full * size), size));
        }
    }
}
