using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>
/// Writes the header's <c>ro_layout&lt;K&gt;</c>: sizes with the magic numbers that divide by them, and strides of K inputs.
/// </summary>
/// <remarks>Neighbouring dims along which every input runs on are joined, so that most broadcasts have two or three.</remarks>
internal static unsafe class StridedLayout
{
    /// <summary>The most dims that are left after joining.</summary>
    public const int MostDims = 8;

    // rank, size, magic, shift.
    private const int HeadWords = 1 + (3 * MostDims);

    /// <summary>The 32-bit words of a layout.</summary>
    public static int Words(int inputs) => HeadWords + (inputs * MostDims);

    /// <summary>Writes the layout of inputs that broadcast to a shape.</summary>
    public static void Broadcast(in OpSite site, Shape shape, ReadOnlySpan<Tensor> inputs, uint* layout)
    {
        int rank = shape.Rank;
        long* strides = stackalloc long[Math.Max(1, inputs.Length * rank)];
        for (int k = 0; k < inputs.Length; k++)
        {
            ReadOnlySpan<long> dims = inputs[k].Shape.Dims;
            long stride = 1;
            for (int d = rank - 1; d >= 0; d--)
            {
                int own = d - (rank - dims.Length);
                long size = own < 0 ? 1 : dims[own];
                strides[(k * rank) + d] = size == 1 ? 0 : stride;
                stride *= size;
            }
        }

        Write(site, shape.Dims, new ReadOnlySpan<long>(strides, inputs.Length * rank), inputs.Length, layout);
    }

    /// <summary>Writes a layout of sizes and, input by input, of strides.</summary>
    /// <exception cref="UnimplementedException">More than eight dims are left.</exception>
    public static void Write(in OpSite site, ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, int inputs, uint* layout)
    {
        new Span<uint>(layout, Words(inputs)).Clear();
        int rank = sizes.Length;
        int count = 0;
        for (int d = 0; d < rank; d++)
        {
            if (sizes[d] == 1)
            {
                continue;
            }

            if (count > 0 && IsOneRun(strides, rank, inputs, d, sizes[d], layout, count - 1))
            {
                Set(layout, count - 1, (uint)(layout[1 + count - 1] * sizes[d]));
            }
            else if (count == MostDims)
            {
                throw new UnimplementedException(
                    FormattableString.Invariant($"a broadcast of {rank} dims that cannot be joined to {MostDims} has no kernel ")
                    + "on a GPU; RawOps.Reshape or RawOps.BroadcastTo brings the inputs closer first.",
                    site.Op,
                    site.Label);
            }
            else
            {
                Set(layout, count++, (uint)sizes[d]);
            }

            for (int k = 0; k < inputs; k++)
            {
                layout[HeadWords + (k * MostDims) + count - 1] = (uint)strides[(k * rank) + d];
            }
        }

        layout[0] = (uint)count;
    }

    private static bool IsOneRun(
        ReadOnlySpan<long> strides, int rank, int inputs, int dim, long size, uint* layout, int before)
    {
        for (int k = 0; k < inputs; k++)
        {
            if (layout[HeadWords + (k * MostDims) + before] != strides[(k * rank) + dim] * size)
            {
                return false;
            }
        }

        return true;
    }

    // A quotient by size is (mulhi(i, magic) + i) >> shift, for every i below 2^31.
    private static void Set(uint* layout, int dim, uint size)
    {
        int shift = size <= 1 ? 0 : 32 - BitOperations.LeadingZeroCount(size - 1);
        layout[1 + dim] = size;
        layout[1 + MostDims + dim] = (uint)(((1ul << 32) * ((1ul << shift) - size) / size) + 1);
        layout[1 + (2 * MostDims) + dim] = (uint)shift;
    }
}
