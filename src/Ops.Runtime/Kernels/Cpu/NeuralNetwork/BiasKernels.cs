using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static unsafe partial class CpuKernels
{
    // Channels whose sums take 8 KB of stack.
    private const int MostOnStack = 1024;

    internal static partial void BiasAdd<T>(in BiasAddCall call)
        where T : unmanaged, INumberBase<T>
    {
        ChannelLayout layout = new(call.Value.Shape, call.DataFormat == BiasAddDataFormat.NCHW);
        BiasAddJob<T> job = new(call, layout);
        Threads.ForRange(ref job, layout.Outer, layout.Grain);
    }

    internal static partial void BiasAddGrad<T>(in BiasAddGradCall call)
        where T : unmanaged, INumberBase<T>
    {
        ChannelLayout layout = new(call.OutBackprop.Shape, call.DataFormat == BiasAddGradDataFormat.NCHW);
        ReadOnlySpan<T> gradient = TensorAccess.Read<T>(call.OutBackprop);
        Span<T> output = TensorAccess.Write<T>(call.Output);
        if (layout.Inner == 1 && !gradient.IsEmpty && (typeof(T) == typeof(float) || typeof(T) == typeof(double)))
        {
            T* rows = (T*)TensorAccess.Pointer(call.OutBackprop);
            SumRows<T, SumTerms<T>>(rows, rows, null, output, (nint)layout.Outer);
            return;
        }

        // Half types are summed in float, as TensorFlow sums them.
        if (typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16))
        {
            SumChannels<T, float>(gradient, output, layout);
        }
        else
        {
            SumChannels<T, T>(gradient, output, layout);
        }
    }

    private static void SumRows<T, TTerms>(T* gradient, T* features, T* terms, Span<T> output, nint rows)
        where T : unmanaged, INumberBase<T>
        where TTerms : struct, IChannelTerms<T>
    {
        Span<double> sums = output.Length <= MostOnStack ? stackalloc double[MostOnStack] : new double[output.Length];
        sums = sums[..output.Length];
        output.Clear();
        ChannelSums.Run<T, TTerms>(rows, output.Length, gradient, features, output, sums, [], terms);
        for (int channel = 0; channel < sums.Length; channel++)
        {
            output[channel] = T.CreateTruncating(sums[channel]);
        }
    }

    private static void SumChannels<T, TSum>(ReadOnlySpan<T> gradient, Span<T> output, ChannelLayout layout)
        where T : unmanaged, INumberBase<T>
        where TSum : unmanaged, INumberBase<TSum>
    {
        // Without elements there may be any number of rows.
        if (gradient.IsEmpty)
        {
            output.Clear();
            return;
        }

        TSum[] sums = new TSum[layout.Channels];
        int next = 0;
        for (long o = 0; o < layout.Outer; o++)
        {
            for (int c = 0; c < sums.Length; c++)
            {
                TSum sum = TSum.Zero;
                foreach (T value in gradient.Slice(next, (int)layout.Inner))
                {
                    sum += TSum.CreateTruncating(value);
                }

                sums[c] += sum;
                next += (int)layout.Inner;
            }
        }

        for (int c = 0; c < sums.Length; c++)
        {
            output[c] = T.CreateTruncating(sums[c]);
        }
    }

    private readonly struct BiasAddJob<T>(in BiasAddCall call, ChannelLayout layout) : IRangeJob
        where T : unmanaged, INumberBase<T>
    {
        private readonly Tensor _value = call.Value;
        private readonly Tensor _bias = call.Bias;
        private readonly Tensor _output = call.Output;
        private readonly ChannelLayout _layout = layout;

        public void Run(long start, long end)
        {
            ReadOnlySpan<T> bias = TensorAccess.Read<T>(_bias);
            ReadOnlySpan<T> value = TensorAccess.Read<T>(_value);
            Span<T> output = TensorAccess.Write<T>(_output);
            int inner = (int)_layout.Inner;
            int next = (int)(start * _layout.Channels * inner);
            for (long o = start; o < end; o++)
            {
                if (inner == 1)
                {
                    ElementSums.Add(value.Slice(next, bias.Length), bias, output.Slice(next, bias.Length));
                    next += bias.Length;
                    continue;
                }

                foreach (T channel in bias)
                {
                    ElementSums.Add(value.Slice(next, inner), channel, output.Slice(next, inner));
                    next += inner;
                }
            }
        }
    }
}
