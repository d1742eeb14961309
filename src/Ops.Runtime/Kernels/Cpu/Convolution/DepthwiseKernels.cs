using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Computes convolutions whose channels have filters of their own, with the channels as lanes. Where a channel has several
/// filters, the input is repeated so often, so that filters are lanes too.
/// </summary>
internal static unsafe class DepthwiseKernels
{
    /// <summary>Convolves images, channels last.</summary>
    public static void Forward<T>(in ConvolutionPlan plan, T* images, T* filter, T* output)
        where T : unmanaged, INumber<T>
    {
        using Tensor? repeated = Repeat(plan, images);
        DepthwiseForward<T> body = new()
        {
            Images = repeated is null ? images : (T*)TensorAccess.Pointer(repeated),
            Filter = filter,
            Filters = (nint)plan.Filters,
            Output = output,
        };
        WindowJob<T, VectorLanes<T>, DepthwiseForward<T>>.Run(plan.Window, (nint)plan.Filters, body);
    }

    /// <summary>Computes the gradient of the images.</summary>
    public static void Input<T>(in ConvolutionPlan plan, T* filter, T* gradient, T* output)
        where T : unmanaged, INumber<T>
    {
        using Tensor? repeated = plan.GroupFilters == 1 ? null : MakeRepeated<T>(plan);
        T* target = repeated is null ? output : (T*)TensorAccess.Pointer(repeated);
        DepthwiseInput<T> body = new()
        {
            Filter = filter,
            Filters = (nint)plan.Filters,
            Gradient = gradient,
            Output = target,
        };
        Clear(target, (nint)(plan.Window.InputPixels * plan.Filters));
        WindowJob<T, VectorLanes<T>, DepthwiseInput<T>>.Run(plan.Window, (nint)plan.Filters, body);
        if (repeated is not null)
        {
            SumRepeated(target, output, (nint)(plan.Window.InputPixels * plan.Window.Channels), (nint)plan.GroupFilters);
        }
    }

    /// <summary>Computes the gradient of the filter.</summary>
    public static void Filter<T>(in ConvolutionPlan plan, T* images, T* gradient, T* output)
        where T : unmanaged, INumber<T>
    {
        using Tensor? repeated = Repeat(plan, images);
        nint size = (nint)plan.FilterSize;
        int partials = WindowJob<T, VectorLanes<T>, DepthwiseFilter<T>>.LineParts(plan.Window, (nint)plan.Filters);
        T* sums = ProductWorkspace.Rent<T>(ProductBuffer.Partials, size * partials);
        DepthwiseFilter<T> body = new()
        {
            Images = repeated is null ? images : (T*)TensorAccess.Pointer(repeated),
            Filters = (nint)plan.Filters,
            Gradient = gradient,
            Output = sums,
            Size = size,
        };
        Clear(sums, size * partials);
        WindowJob<T, VectorLanes<T>, DepthwiseFilter<T>>.Run(plan.Window, (nint)plan.Filters, body);
        Clear(output, size);
        new PartialSumJob<T>(output, sums, size, partials).Run(0, size);
    }

    private static Tensor? Repeat<T>(in ConvolutionPlan plan, T* images)
        where T : unmanaged, INumber<T>
    {
        if (plan.GroupFilters == 1)
        {
            return null;
        }

        Tensor repeated = MakeRepeated<T>(plan);
        long channels = plan.Window.InputPixels * plan.Window.Channels;
        StridedCopy.Run(
            new ReadOnlySpan<T>(images, checked((int)channels)), 0, [1, 0],
            TensorAccess.Write<T>(repeated), 0, [plan.GroupFilters, 1],
            [channels, plan.GroupFilters]);
        return repeated;
    }

    private static Tensor MakeRepeated<T>(in ConvolutionPlan plan) =>
        TensorAccess.AllocateUnscoped(new Shape([plan.Window.InputPixels, plan.Filters]), DTypes.Of<T>());

    private static void SumRepeated<T>(T* source, T* target, nint count, nint times)
        where T : unmanaged, INumber<T>
    {
        for (nint i = 0; i < count; i++)
        {
            T sum = *source++;
            for (nint time = 1; time < times; time++)
            {
                sum += *source++;
            }

            target[i] = sum;
        }
    }

    private static void Clear<T>(T* target, nint count)
        where T : unmanaged => System.Runtime.InteropServices.NativeMemory.Clear(target, (nuint)(count * sizeof(T)));
}
