namespace RawOpsNet.OpServices;

/// <summary>The counts of one thread, written by it alone and read by any.</summary>
internal sealed class Tally
{
    public long RentedBytes;
    public long ReturnedBytes;
    public long LiveBlocks;
    public long CachedBytes;
    public long Allocations;
}
