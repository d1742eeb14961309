using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Normalisation of rows.</summary>
internal static unsafe partial class CpuKernels
{
    private const nint LayerNormElementsPerPart = 16 << 10;
    private const nint LayerNormMostParts = 64;

    // Of all partial sums of the weights' gradients together.
    private const nint LayerNormMostSums = 1 << 20;

    internal static partial void FusedLayerNorm<T>(in FusedLayerNormCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            LayerNorm<double, double>(call);
        }
        else
        {
            LayerNorm<T, float>(call);
        }
    }

    internal static partial void FusedLayerNormGrad<T>(in FusedLayerNormGradCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            DifferentiateLayerNorm<double, double>(call);
        }
        else
        {
            DifferentiateLayerNorm<T, float>(call);
        }
    }

    private static void LayerNorm<T, TCompute>(in FusedLayerNormCall call)
        where T : unmanaged
        where TCompute : unmanaged, IFloatingPointIeee754<TCompute>
    {
        if (call.X.Count == 0)
        {
            // Rows of nothing have no mean.
            TensorAccess.Write<TCompute>(call.Mean).Fill(TCompute.NaN);
            TensorAccess.Write<TCompute>(call.InverseDeviation).Fill(TCompute.NaN);
            return;
        }

        using var x = StagedImages<T, TCompute>.Read(call.X, false);
        using var y = StagedImages<T, TCompute>.Write(call.Y, false);
        LayerNormJob<TCompute> job = new(new LayerNormRows<TCompute>
        {
            X = x.Data,
            Y = y.Data,
            Scale = (TCompute*)TensorAccess.Pointer(call.Scale),
            Offset = (TCompute*)TensorAccess.Pointer(call.Offset),
            Mean = (TCompute*)TensorAccess.Pointer(call.Mean),
            InverseDeviation = (TCompute*)TensorAccess.Pointer(call.InverseDeviation),
            Rows = (nint)call.Mean.Count,
            Width = (nint)call.Scale.Count,
            Epsilon = call.Epsilon,
        });
        Threads.ForRange(ref job, call.Mean.Count, Math.Max(1, LayerNormElementsPerPart / (nint)call.Scale.Count));
        y.Commit();
    }

    private static void DifferentiateLayerNorm<T, TCompute>(in FusedLayerNormGradCall call)
        where T : unmanaged
        where TCompute : unmanaged, IFloatingPointIeee754<TCompute>
    {
        Span<TCompute> scaleGradient = TensorAccess.Write<TCompute>(call.ScaleBackprop);
        Span<TCompute> offsetGradient = TensorAccess.Write<TCompute>(call.OffsetBackprop);
        if (call.X.Count == 0)
        {
            scaleGradient.Clear();
            offsetGradient.Clear();
            return;
        }

        using var gradient = StagedImages<T, TCompute>.Read(call.YBackprop, false);
        using var x = StagedImages<T, TCompute>.Read(call.X, false);
        using var output = StagedImages<T, TCompute>.Write(call.XBackprop, false);
        (nint rows, nint width) = ((nint)call.Mean.Count, (nint)call.Scale.Count);
        int parts = LayerNormParts(rows, width);
        TCompute* sums = ProductWorkspace.Rent<TCompute>(ProductBuffer.Partials, 2 * width * parts);
        LayerNormGradJob<TCompute> job = new(
            new LayerNormGradRows<TCompute>
            {
                Gradient = gradient.Data,
                X = x.Data,
                Scale = (TCompute*)TensorAccess.Pointer(call.Scale),
                Mean = (TCompute*)TensorAccess.Pointer(call.Mean),
                InverseDeviation = (TCompute*)TensorAccess.Pointer(call.InverseDeviation),
                Output = output.Data,
                Rows = rows,
                Width = width,
            },
            sums,
            parts);
        Threads.For(ref job, parts);
        AddParts(sums, 2 * width, parts, scaleGradient);
        AddParts(sums + width, 2 * width, parts, offsetGradient);
        output.Commit();
    }

    // By the sizes alone, so that the sums do not depend on the number of threads; at least one part for every 512 rows keeps
    // sums of floats short.
    private static int LayerNormParts(nint rows, nint width)
    {
        nint parts = Math.Clamp(rows * width / LayerNormElementsPerPart, 1, Math.Min(rows, LayerNormMostParts));
        parts = Math.Max(parts, Math.Min(Blocking.Ceiling(rows, 512), LayerNormMostParts));
        return (int)Math.Min(parts, Math.Max(1, LayerNormMostSums / (2 * width)));
    }

    private static void AddParts<T>(T* sums, nint stride, int parts, Span<T> total)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < total.Length; i++)
        {
            double sum = 0;
            for (nint part = 0; part < parts; part++)
            {
                sum += double.CreateTruncating(sums[(part * stride) + i]);
            }

            total[i] = T.CreateTruncating(sum);
        }
    }
}
