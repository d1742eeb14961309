using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static unsafe partial class CpuKernels
{
    internal static partial void ReluBiasAddGrad<T>(in ReluBiasAddGradCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ChannelLayout layout = new(call.Gradients.Shape, isSecond: false);
        T* gradients = (T*)TensorAccess.Pointer(call.Gradients);
        T* features = (T*)TensorAccess.Pointer(call.Features);
        T* backprops = (T*)TensorAccess.Pointer(call.Backprops);
        Span<T> bias = TensorAccess.Write<T>(call.BiasGrad);
        if (call.Gradients.Count == 0)
        {
            bias.Clear();
        }
        else if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            SumRows<T, ReluGradientTerms<T>>(gradients, features, backprops, bias, (nint)layout.Outer);
        }
        else
        {
            for (long i = 0; i < call.Gradients.Count; i++)
            {
                backprops[i] = features[i] > T.Zero ? gradients[i] : T.Zero;
            }

            SumChannels<T, float>(TensorAccess.Read<T>(call.Backprops), bias, layout);
        }
    }
}
