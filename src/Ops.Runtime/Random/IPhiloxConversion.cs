namespace RawOpsNet.Numerics;

/// <summary>Makes outputs of a stream's 32-bit numbers, a fixed count of outputs of each block of four.</summary>
internal interface IPhiloxConversion<T>
    where T : unmanaged
{
    /// <summary>Gets the number of outputs that a block makes: four, or two that take 64 bits each.</summary>
    static abstract int OutputsPerBlock { get; }

    /// <summary>Converts whole blocks; the output has OutputsPerBlock elements for each four numbers.</summary>
    void Convert(ReadOnlySpan<uint> bits, Span<T> output);
}
