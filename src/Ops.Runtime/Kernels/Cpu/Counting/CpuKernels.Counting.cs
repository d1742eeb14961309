using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Counting integers, and looking for numbers that are none.</summary>
internal static partial class CpuKernels
{
    internal static partial void Bincount<T>(in BincountCall call)
        where T : unmanaged, INumber<T> =>
        Bins.Count<T>(call.Site, call.Arr, "arr", call.Weights, call.Bins, rows: 1, isBinary: false);

    internal static partial void DenseBincount<T>(in DenseBincountCall call)
        where T : unmanaged, INumber<T>
    {
        long rows = call.Input.Rank == 2 ? call.Input.Shape[0] : 1;
        Bins.Count<T>(call.Site, call.Input, "input", call.Weights, call.Output, rows, call.BinaryOutput);
    }

    internal static partial void CheckNumerics<T>(in CheckNumericsCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> values = TensorAccess.Read<T>(call.Tensor);
        int bad = FirstNotFinite(values);
        if (bad >= 0)
        {
            string text = T.IsNaN(values[bad]) ? "NaN" : T.IsNegative(values[bad]) ? "-Infinity" : "Infinity";
            string place = IndexList.Place("tensor", call.Tensor.Shape.Dims, bad);
            call.Site.Invalid("tensor", $"{call.Message}: {place} is {text}.");
        }

        values.CopyTo(TensorAccess.Write<T>(call.Output));
    }

    // The difference of a number from itself is 0, unless it is NaN or infinite.
    private static int FirstNotFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i + Vector<T>.Count <= values.Length; i += Vector<T>.Count)
            {
                Vector<T> lane = new(values[i..]);
                if (!Vector.EqualsAll(lane - lane, Vector<T>.Zero))
                {
                    break;
                }
            }
        }

        while (i < values.Length && T.IsFinite(values[i]))
        {
            i++;
        }

        return i < values.Length ? i : -1;
    }
}
