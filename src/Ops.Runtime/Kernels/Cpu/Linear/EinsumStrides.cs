namespace RawOpsNet.Kernels;

/// <summary>Gives the element strides of labels within a dense tensor.</summary>
internal static class EinsumStrides
{
    /// <summary>
    /// Gives for each label the sum of the strides of the dims that carry it (several make a diagonal); a dim of size 1 that
    /// broadcasts has stride 0.
    /// </summary>
    public static long[] Of(int[] dimLabels, Shape shape, int[] labels)
    {
        long[] strides = new long[labels.Length];
        long stride = 1;
        for (int d = dimLabels.Length - 1; d >= 0; d--)
        {
            int k = Array.IndexOf(labels, dimLabels[d]);
            if (k >= 0 && shape[d] != 1)
            {
                strides[k] += stride;
            }

            stride *= shape[d];
        }

        return strides;
    }
}
