namespace RawOpsNet.OpServices;

/// <summary>The counts of one thread, written by it alone and read by any.</summary>
internal sealed class Tally
{
    public long LiveBytes;
    public long LiveBlocks;
    public long CachedBytes;
    public long Allocations;
}
