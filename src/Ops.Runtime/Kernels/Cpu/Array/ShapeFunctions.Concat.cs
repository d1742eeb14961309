using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The shapes of joined and cut tensors.</summary>
internal static partial class ShapeFunctions
{
    private const int MostParts = 1 << 20;

    internal static partial Shape Pack(in PackShape s)
    {
        Shape first = s.Values[0].Shape;
        for (int i = 1; i < s.Values.Length; i++)
        {
            if (s.Values[i].Shape != first)
            {
                s.Site.Invalid("values", $"values[{i}] has shape {s.Values[i].Shape}; all must have shape {first} of values[0].");
            }
        }

        int axis = s.Site.Dim(s.Axis, first.Rank + 1, "axis");
        return Shapes.Of(s.Site, [.. first.Dims[..axis], s.Values.Length, .. first.Dims[axis..]], "output");
    }

    internal static partial Shape[] Unpack(in UnpackShape s)
    {
        Shape value = s.Value.Shape;
        s.Site.RankAtLeast(1, value, "value");
        int axis = s.Site.Dim(s.Axis, value.Rank, "axis");
        if (value[axis] != s.Num)
        {
            s.Site.Invalid("num", $"num is {s.Num}, but axis {axis} of value has size {value[axis]}.");
        }

        Shape part = Shape.Adopt([.. value.Dims[..axis], .. value.Dims[(axis + 1)..]]);
        Shape[] shapes = new Shape[s.Num];
        shapes.AsSpan().Fill(part);
        return shapes;
    }

    internal static partial Shape[] Split(in SplitShape s)
    {
        Shape value = s.Value.Shape;
        s.Site.Scalar(s.Axis, "axis");
        s.Site.RankAtLeast(1, value, "value");
        int axis = s.Site.Dim(HostValues.Integer(s.Axis), value.Rank, "axis");
        if (value[axis] % s.NumSplit != 0)
        {
            s.Site.Invalid(
                "num_split",
                $"num_split is {s.NumSplit}, but axis {axis} of value has size {value[axis]}; the parts must be equal.");
        }

        // An empty axis may be split into any number of parts.
        if (s.NumSplit > MostParts)
        {
            s.Site.Invalid("num_split", $"num_split is {s.NumSplit}; at most {MostParts} parts are possible.");
        }

        long[] dims = value.ToArray();
        dims[axis] /= s.NumSplit;
        Shape[] shapes = new Shape[s.NumSplit];
        shapes.AsSpan().Fill(Shape.Adopt(dims));
        return shapes;
    }

    internal static partial Shape[] SplitV(in SplitVShape s)
    {
        Shape value = s.Value.Shape;
        s.Site.Scalar(s.Axis, "axis");
        s.Site.RankAtLeast(1, value, "value");
        int axis = s.Site.Dim(HostValues.Integer(s.Axis), value.Rank, "axis");
        long[] sizes = PartSizes(in s, axis);
        Shape[] shapes = new Shape[sizes.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            long[] dims = value.ToArray();
            dims[axis] = sizes[i];
            shapes[i] = Shape.Adopt(dims);
        }

        return shapes;
    }

    private static long[] PartSizes(in SplitVShape s, int axis)
    {
        if (s.SizeSplits.Rank != 1 || s.SizeSplits.Count != s.NumSplit)
        {
            s.Site.Invalid("size_splits", $"size_splits has shape {s.SizeSplits.Shape}; it must be [{s.NumSplit}].");
        }

        long size = s.Value.Shape[axis];
        long[] sizes = HostValues.Integers(s.SizeSplits);
        int open = Array.IndexOf(sizes, -1);
        Int128 sum = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] < 0 && i != open)
            {
                s.Site.Invalid(
                    "size_splits", $"size_splits[{i}] is {sizes[i]}; a size must not be negative, and only one may be -1.");
            }

            sum += i == open ? 0 : sizes[i];
        }

        if (open < 0 ? sum != size : sum > size)
        {
            s.Site.Invalid("size_splits", $"size_splits adds up to {sum}, but axis {axis} of value has size {size}.");
        }

        if (open >= 0)
        {
            sizes[open] = size - (long)sum;
        }

        return sizes;
    }
}
