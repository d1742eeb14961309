using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Counts of integers.</summary>
internal static class Bins
{
    /// <summary>Gives the size that bins have, checked.</summary>
    public static long Size(in OpSite site, Tensor size, Shape input, string argument, Shape weights)
    {
        site.Scalar(size, "size");
        long count = HostValues.Integer(size);
        if (count < 0)
        {
            site.Invalid("size", $"size is {count}; it must not be negative.");
        }

        if (weights != input && weights.ElementCount != 0)
        {
            site.Invalid("weights", $"weights has shape {weights}; it must be {input} or [0], as {argument} has shape {input}.");
        }

        return count;
    }

    /// <summary>Counts the integers of each row.</summary>
    public static void Count<T>(
        in OpSite site, Tensor input, string argument, Tensor weights, Tensor output, long rows, bool isBinary)
        where T : unmanaged, INumber<T>
    {
        using IndexList list = IndexList.Read(input);
        ReadOnlySpan<long> values = list.Values;
        CheckSigns(in site, input, argument, values);
        TensorAccess.Clear(output);
        Span<T> bins = TensorAccess.Write<T>(output);
        ReadOnlySpan<T> counts = TensorAccess.Read<T>(weights);
        int width = rows == 0 ? 0 : values.Length / (int)rows;
        int size = (int)output.Shape[^1];
        for (int row = 0; row < rows; row++)
        {
            Span<T> into = bins.Slice(row * size, size);
            for (int i = row * width; i < (row + 1) * width; i++)
            {
                if (values[i] < size)
                {
                    ref T bin = ref into[(int)values[i]];
                    bin = isBinary ? T.One : bin + (counts.IsEmpty ? T.One : counts[i]);
                }
            }
        }
    }

    private static void CheckSigns(in OpSite site, Tensor input, string argument, ReadOnlySpan<long> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < 0)
            {
                string place = IndexList.Place(argument, input.Shape.Dims, i);
                site.Invalid(argument, $"{place} is {values[i]}; it must not be negative.");
            }
        }
    }
}
