using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Evenly spaced values.</summary>
internal static partial class CpuKernels
{
    // Adds the step again and again, in T, as TF sequence_ops.cc does: the rounding is part of the result.
    internal static partial void Range<T>(in RangeCall call)
        where T : unmanaged, INumber<T>
    {
        T value = TensorAccess.Read<T>(call.Start)[0];
        T step = TensorAccess.Read<T>(call.Delta)[0];
        Tensor output = DeviceUploads.HostOf(call.Output);
        foreach (ref T element in TensorAccess.Write<T>(output))
        {
            element = value;
            value = unchecked(value + step);
        }

        DeviceUploads.Done(output, call.Output);
    }

    // Half types are computed in float32: the product of a step and a place needs more digits than they have.
    internal static partial void LinSpace<T>(in LinSpaceCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T start = TensorAccess.Read<T>(call.Start)[0];
        T stop = TensorAccess.Read<T>(call.Stop)[0];
        Tensor host = DeviceUploads.HostOf(call.Output);
        Span<T> output = TensorAccess.Write<T>(host);
        if (typeof(T) == typeof(double))
        {
            Space(double.CreateTruncating(start), double.CreateTruncating(stop), output);
        }
        else
        {
            Space(float.CreateTruncating(start), float.CreateTruncating(stop), output);
        }

        // Both ends are exact, whatever the steps round to.
        output[^1] = output.Length > 1 ? stop : start;
        DeviceUploads.Done(host, call.Output);
    }

    internal static partial void InvertPermutation(in InvertPermutationCall call)
    {
        ReadOnlySpan<long> permutation = HostValues.Integers(call.X);
        for (int i = 0; i < permutation.Length; i++)
        {
            WriteInteger(call.Y, (int)permutation[i], i);
        }
    }

    private static void Space<TWork, T>(TWork start, TWork stop, Span<T> output)
        where TWork : unmanaged, IFloatingPointIeee754<TWork>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TWork step = output.Length > 1 ? (stop - start) / TWork.CreateTruncating(output.Length - 1) : TWork.Zero;
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = T.CreateTruncating(start + (step * TWork.CreateTruncating(i)));
        }
    }
}
