namespace RawOpsNet.Kernels;

/// <summary>Moves blocks of pixels into channels and back, and blocks of spatial dims into the batch and back.</summary>
internal static class BlockMoves
{
    /// <summary>Moves pixels into channels.</summary>
    /// <param name="pixels">The images whose pixels are moved.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="channels">The images to write.</param>
    /// <param name="block">The side of a block.</param>
    /// <param name="isChannelsFirst">Whether the channels are the second dim.</param>
    public static void ToChannels<T>(Tensor pixels, Shape shape, Tensor channels, long block, bool isChannelsFirst)
        where T : struct
    {
        Span<long> room = stackalloc long[18];
        Describe(shape, block, isChannelsFirst, room);
        StridedCopy.Run<T>(pixels, 0, room[6..12], channels, 0, room[12..], room[..6]);
    }

    /// <summary>Moves channels into pixels.</summary>
    /// <param name="channels">The images whose channels are moved.</param>
    /// <param name="pixels">The images to write.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="block">The side of a block.</param>
    /// <param name="isChannelsFirst">Whether the channels are the second dim.</param>
    public static void ToPixels<T>(Tensor channels, Tensor pixels, Shape shape, long block, bool isChannelsFirst)
        where T : struct
    {
        Span<long> room = stackalloc long[18];
        Describe(shape, block, isChannelsFirst, room);
        StridedCopy.Run<T>(channels, 0, room[12..], pixels, 0, room[6..12], room[..6]);
    }

    /// <summary>Moves blocks of spatial dims into the batch.</summary>
    public static void ToBatch<T>(Tensor space, Shape shape, Tensor batch, ReadOnlySpan<long> block)
        where T : struct
    {
        long[] room = DescribeBatch(shape, block, out int rank);
        StridedCopy.Run<T>(space, 0, room.AsSpan(rank, rank), batch, 0, room.AsSpan(2 * rank), room.AsSpan(0, rank));
    }

    /// <summary>Moves batches into blocks of spatial dims.</summary>
    public static void FromBatch<T>(Tensor batch, Tensor space, Shape shape, ReadOnlySpan<long> block)
        where T : struct
    {
        long[] room = DescribeBatch(shape, block, out int rank);
        StridedCopy.Run<T>(batch, 0, room.AsSpan(2 * rank), space, 0, room.AsSpan(rank, rank), room.AsSpan(0, rank));
    }

    // Sizes, strides among pixels, and strides among channels, in the order of the latter's memory: [batch, height, width,
    // row and column of the block, channel], or with the channels second [batch, row, column, channel, height, width].
    private static void Describe(Shape pixels, long block, bool isChannelsFirst, Span<long> room)
    {
        Span<long> dims = room[..6];
        Span<long> strides = room[6..12];
        if (isChannelsFirst)
        {
            long width = pixels[3];
            long image = pixels[2] * width;
            ((ReadOnlySpan<long>)[pixels[0], block, block, pixels[1], pixels[2] / block, width / block]).CopyTo(dims);
            ((ReadOnlySpan<long>)[pixels[1] * image, width, 1, image, block * width, block]).CopyTo(strides);
        }
        else
        {
            long channels = pixels[3];
            long row = pixels[2] * channels;
            ((ReadOnlySpan<long>)[pixels[0], pixels[1] / block, pixels[2] / block, block, block, channels]).CopyTo(dims);
            ((ReadOnlySpan<long>)[pixels[1] * row, block * row, block * channels, row, channels, 1]).CopyTo(strides);
        }

        RowMajor.Strides(dims, room[12..]);
    }

    // Sizes, strides in space, and strides in the batch: [block dims, batch, spatial dims, others].
    private static long[] DescribeBatch(Shape space, ReadOnlySpan<long> block, out int rank)
    {
        int blocks = block.Length;
        rank = blocks + space.Rank;
        long[] room = new long[3 * rank];
        long[] stored = new long[space.Rank];
        RowMajor.Strides(space.Dims, stored);
        for (int i = 0; i < blocks; i++)
        {
            room[i] = block[i];
            room[rank + i] = stored[i + 1];
        }

        for (int dim = 0; dim < space.Rank; dim++)
        {
            bool isBlocked = dim > 0 && dim <= blocks;
            room[blocks + dim] = isBlocked ? space[dim] / block[dim - 1] : space[dim];
            room[rank + blocks + dim] = isBlocked ? stored[dim] * block[dim - 1] : stored[dim];
        }

        RowMajor.Strides(room.AsSpan(0, rank), room.AsSpan(2 * rank));
        return room;
    }
}
