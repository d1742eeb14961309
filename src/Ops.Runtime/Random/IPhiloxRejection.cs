namespace RawOpsNet.Numerics;

/// <summary>Makes groups of outputs that use as many numbers as it takes, each from a region of the stream of its own.</summary>
internal interface IPhiloxRejection<T>
    where T : unmanaged
{
    /// <summary>Gets the number of outputs in a group.</summary>
    static abstract int GroupSize { get; }

    /// <summary>Gets the number of blocks from the start of a group's region to that of the next.</summary>
    static abstract ulong BlocksPerGroup { get; }

    /// <summary>Makes the group whose region starts at an index of the stream.</summary>
    void Group(in Philox stream, ulong block, Span<T> group);
}
