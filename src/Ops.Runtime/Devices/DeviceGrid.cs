using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Sizes of launches.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceGrid
{
    // Eight blocks of 256 threads on each of about 130 processors: more blocks of a loop would only wait their turn.
    private const long MostBlocks = 1056;

    /// <summary>Counts the blocks of a loop over so many items in strides of the grid: none for none.</summary>
    /// <param name="count">The items.</param>
    /// <param name="block">The threads of a block.</param>
    public static uint Over(long count, int block = 256) => (uint)Math.Min((count + block - 1) / block, MostBlocks);
}
