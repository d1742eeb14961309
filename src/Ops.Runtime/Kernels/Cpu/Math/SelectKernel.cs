using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static partial class CpuKernels
{
    internal static partial void Select<T>(in SelectCall call)
        where T : struct
    {
        ReadOnlySpan<bool> condition = TensorAccess.Read<bool>(call.Condition);
        ReadOnlySpan<T> t = TensorAccess.Read<T>(call.X);
        ReadOnlySpan<T> e = TensorAccess.Read<T>(call.Y);
        Span<T> output = TensorAccess.Write<T>(call.Output);
        if (condition.Length == output.Length)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = condition[i] ? t[i] : e[i];
            }

            return;
        }

        // A scalar picks the whole, a vector picks rows.
        int row = condition.Length == 0 ? 0 : output.Length / condition.Length;
        for (int k = 0; k < condition.Length; k++)
        {
            (condition[k] ? t : e).Slice(k * row, row).CopyTo(output.Slice(k * row, row));
        }
    }
}
