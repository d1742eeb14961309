namespace RawOpsNet.Numerics;

/// <summary>Hands out the 32-bit numbers of a stream one at a time (TensorFlow's SingleSampleAdapter).</summary>
internal struct PhiloxSamples
{
    private readonly Philox _stream;
    private PhiloxBlock _block;
    private ulong _index;
    private int _used;

    /// <summary>Starts at the first number of a stream.</summary>
    public PhiloxSamples(Philox stream)
    {
        _stream = stream;
        _used = 4;
    }

    /// <summary>Returns the next number.</summary>
    public uint Next()
    {
        if (_used == 4)
        {
            _block = _stream.At(_index++);
            _used = 0;
        }

        return _used++ switch
        {
            0 => _block.First,
            1 => _block.Second,
            2 => _block.Third,
            _ => _block.Fourth,
        };
    }
}
