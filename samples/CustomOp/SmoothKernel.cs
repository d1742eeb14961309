using System.Numerics;
using RawOpsNet;
using RawOpsNet.OpServices;

namespace Acme.Ops.Kernels;

// The generator declares this class and its methods; the compiler asks for the bodies at the record's line.
internal static partial class CpuKernels
{
    internal static partial void Smooth<T>(in SmoothCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> x = TensorAccess.Read<T>(call.X);
        Span<T> y = TensorAccess.Write<T>(call.Y);
        T decay = T.CreateChecked(call.Decay);
        int length = (int)call.N;
        for (int start = 0; start < x.Length; start += length)
        {
            T average = T.Zero;
            for (int i = 0; i < length; i++)
            {
                int at = start + (call.Reverse ? length - 1 - i : i);
                average = (decay * average) + ((T.One - decay) * x[at]);
                y[at] = average;
            }
        }
    }
}
