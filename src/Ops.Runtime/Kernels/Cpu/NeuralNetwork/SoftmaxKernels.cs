using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static partial class CpuKernels
{
    // Rows go to threads in parts of about this many scores.
    private const long SoftmaxGrain = 8192;

    internal static partial void Softmax<T>(in SoftmaxCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        SoftmaxRows<T>(call.Logits, call.Softmax, isLogarithm: false);

    internal static partial void LogSoftmax<T>(in LogSoftmaxCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        SoftmaxRows<T>(call.Logits, call.Logsoftmax, isLogarithm: true);

    private static unsafe void SoftmaxRows<T>(Tensor logits, Tensor output, bool isLogarithm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        long classes = logits.Shape[logits.Shape.Rank - 1];
        if (classes == 0 || logits.Shape.ElementCount == 0)
        {
            return;
        }

        SoftmaxJob<T> job = new(
            (T*)TensorAccess.Pointer(logits), (T*)TensorAccess.Pointer(output), (nint)classes, isLogarithm);
        Threads.ForRange(ref job, logits.Shape.ElementCount / classes, Math.Max(1, SoftmaxGrain / classes));
    }

    private readonly unsafe struct SoftmaxJob<T>(T* logits, T* output, nint classes, bool isLogarithm) : IRangeJob
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T* _logits = logits;
        private readonly T* _output = output;
        private readonly nint _classes = classes;
        private readonly bool _isLogarithm = isLogarithm;

        public void Run(long start, long end)
        {
            if (_classes <= SoftmaxColumns<T>.Longest && !RowBuffer<T>.IsNeeded)
            {
                RunColumns((nint)start, (nint)end);
                return;
            }

            using RowBuffer<T> buffer = new(_classes);
            for (nint row = (nint)start; row < (nint)end; row++)
            {
                T* x = _logits + (row * _classes);
                T* y = _output + (row * _classes);
                if (RowBuffer<T>.IsNeeded)
                {
                    float* floats = buffer.Widen(x, _classes);
                    RunRow<float, VectorLanes<float>>(floats, floats);
                    buffer.Narrow(y, _classes);
                }
                else
                {
                    RunRow<T, VectorLanes<T>>(x, y);
                }
            }
        }

        private void RunColumns(nint start, nint end)
        {
            SoftmaxColumns<T> columns = new()
            {
                Logits = _logits + (start * _classes),
                Output = _output + (start * _classes),
                Rows = end - start,
                Count = (int)_classes,
                IsLogarithm = _isLogarithm,
            };
            VectorLanes<T>.Run(ref columns);
        }

        private void RunRow<TRow, TLanes>(TRow* x, TRow* y)
            where TRow : unmanaged, IFloatingPointIeee754<TRow>
            where TLanes : struct, ILaneFamily<TRow>
        {
            SoftmaxRow<TRow> row = new() { Logits = x, Output = y, Count = _classes, IsLogarithm = _isLogarithm };
            TLanes.Run(ref row);
        }
    }
}
