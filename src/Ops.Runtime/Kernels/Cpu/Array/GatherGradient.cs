using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The gradient of a gather along any axis, as a dense tensor made of ops.</summary>
internal static class GatherGradient
{
    /// <summary>
    /// Adds the slices of a gradient into zeros at the places that they were picked from. Seen flat, the gradient is
    /// [batch, outer, picks, inner], and a batch's picks share their places.
    /// </summary>
    /// <param name="gradient">The gradient of what was picked.</param>
    /// <param name="indices">The places.</param>
    /// <param name="table">The shape that was picked from.</param>
    /// <param name="axis">The axis along which was picked.</param>
    /// <param name="batchDims">How many leading dims the table and the places share.</param>
    public static Tensor Dense(Tensor gradient, Tensor indices, Shape table, int axis, int batchDims)
    {
        long batch = RowMajor.Count(table.Dims[..batchDims]);
        long outer = RowMajor.Count(table.Dims[batchDims..axis]);
        long height = table[axis];
        long inner = RowMajor.Count(table.Dims[(axis + 1)..]);
        long picks = RowMajor.Count(indices.Shape.Dims[batchDims..]);
        Tensor slices = Swapped(gradient, batch, outer, picks, inner);
        Tensor segments = Segments(indices, batch, picks, height);
        Tensor sums = RawOps.UnsortedSegmentSum(slices, segments, batch * height);
        return RawOps.Reshape(Swapped(sums, batch, height, outer, inner), table.ToArray());
    }

    // [a, b, c, d] to [a, c, b, d]; where b or c is 1 the elements stay where they are.
    private static Tensor Swapped(Tensor value, long a, long b, long c, long d)
    {
        if (b == 1 || c == 1)
        {
            return RawOps.Reshape(value, new long[] { a, c, b, d });
        }

        return RawOps.Transpose(RawOps.Reshape(value, new long[] { a, b, c, d }), new[] { 0, 2, 1, 3 });
    }

    // Each batch has segments of its own.
    private static Tensor Segments(Tensor indices, long batch, long picks, long height)
    {
        Tensor flat = RawOps.Reshape(RawOps.Cast(indices, DType.Int64), new long[] { batch, picks });
        if (batch <= 1)
        {
            return flat;
        }

        long[] firsts = new long[batch];
        for (int i = 0; i < firsts.Length; i++)
        {
            firsts[i] = i * height;
        }

        Tensor starts = GradientServices.Beside(firsts, flat);
        return RawOps.AddV2(flat, RawOps.Reshape(starts, new long[] { batch, 1 }));
    }
}
