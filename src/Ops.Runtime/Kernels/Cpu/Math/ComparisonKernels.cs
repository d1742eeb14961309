using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Equality of values that are compared as they lie in memory: quantised numbers and strings.
internal static partial class CpuKernels
{
    internal static partial void EqualBytes<T>(in EqualCall call)
        where T : struct =>
        CompareBytes<T>(call.X, call.Y, call.Z, true);

    internal static partial void NotEqualBytes<T>(in NotEqualCall call)
        where T : struct =>
        CompareBytes<T>(call.X, call.Y, call.Z, false);

    private static void CompareBytes<T>(Tensor xTensor, Tensor yTensor, Tensor zTensor, bool whenEqual)
        where T : struct
    {
        Span<bool> z = TensorAccess.Write<bool>(zTensor);
        if (!Broadcasting.Fits(xTensor.Shape, yTensor.Shape))
        {
            z.Fill(!whenEqual);
            return;
        }

        ReadOnlySpan<T> x = TensorAccess.Read<T>(xTensor);
        ReadOnlySpan<T> y = TensorAccess.Read<T>(yTensor);
        EqualityComparer<T> equality = EqualityComparer<T>.Default;
        BroadcastWalk walk = new(zTensor.Shape, xTensor.Shape, yTensor.Shape);
        for (int i = 0; i < z.Length; i++, walk.Next())
        {
            z[i] = equality.Equals(x[(int)walk[0]], y[(int)walk[1]]) == whenEqual;
        }
    }
}
