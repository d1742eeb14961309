using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Pooling that says where the largest elements stand, and its gradient.</summary>
internal static unsafe partial class CpuKernels
{
    private const int PoolRowGrain = 64;

    internal static partial void MaxPoolWithArgmax<T>(in MaxPoolWithArgmaxCall call)
        where T : unmanaged, INumber<T>
    {
        if (call.Argmax.DType == DType.Int32)
        {
            LargestPlaces<T, int>(call);
        }
        else
        {
            LargestPlaces<T, long>(call);
        }
    }

    internal static partial void MaxPoolGradWithArgmax<T>(in MaxPoolGradWithArgmaxCall call)
        where T : unmanaged, INumber<T>
    {
        Span<T> output = TensorAccess.Write<T>(call.Output);
        ReadOnlySpan<T> gradient = TensorAccess.Read<T>(call.Grad);
        output.Clear();
        if (gradient.IsEmpty)
        {
            return;
        }

        int images = (int)call.Input.Shape[0];
        int image = output.Length / images;
        int limit = call.IncludeBatchInIndex ? output.Length : image;
        int perImage = gradient.Length / images;
        for (int i = 0; i < gradient.Length; i++)
        {
            long place = HostValues.Integer(call.Argmax, i);
            if ((ulong)place >= (ulong)limit)
            {
                call.Site.Invalid("argmax", $"argmax[{i}] is {place}; it must lie in [0, {limit}).");
            }

            int start = call.IncludeBatchInIndex ? 0 : i / perImage * image;
            output[start + (int)place] += gradient[i];
        }
    }

    private static void LargestPlaces<T, TPlace>(in MaxPoolWithArgmaxCall call)
        where T : unmanaged, INumber<T>
        where TPlace : unmanaged, IBinaryInteger<TPlace>
    {
        if (call.Output.Count == 0)
        {
            return;
        }

        SlidingWindow window =
            ShapeFunctions.ArgmaxPlan(call.Site, call.Input.Shape, call.Ksize, call.Strides, call.Padding).Window;
        LargestPlaceJob<T, TPlace> job = new(
            window,
            call.IncludeBatchInIndex,
            (T*)TensorAccess.Pointer(call.Input),
            (T*)TensorAccess.Pointer(call.Output),
            (TPlace*)TensorAccess.Pointer(call.Argmax));
        Threads.ForRange(ref job, window.Batch * window.Rows.Output, PoolRowGrain);
    }
}
