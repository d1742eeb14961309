namespace RawOpsNet.Numerics;

/// <summary>Makes a group of outputs of the blocks that belong to it.</summary>
internal interface IPhiloxDistribution<T>
    where T : unmanaged
{
    /// <summary>Gets the number of outputs in a group: as many as one block has numbers of their size.</summary>
    static abstract int GroupSize { get; }

    /// <summary>Gets the distance between the first blocks of neighbouring groups.</summary>
    static abstract ulong BlocksPerGroup { get; }

    /// <summary>Makes the group whose first block lies at the given index of the stream.</summary>
    void Group(in Philox stream, ulong block, Span<T> group);
}
