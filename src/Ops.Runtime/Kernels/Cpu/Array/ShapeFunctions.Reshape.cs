using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The shapes of views, and of shapes.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape Reshape(in ReshapeShape s)
    {
        s.Site.Rank(1, s.Shape.Shape, "shape");
        long[] dims = HostValues.Integers(s.Shape);
        int open = -1;
        bool isEmpty = false;
        Int128 known = 1;
        for (int i = 0; i < dims.Length; i++)
        {
            if (dims[i] == -1)
            {
                if (open >= 0)
                {
                    s.Site.Invalid("shape", $"shape[{open}] and shape[{i}] are both -1; only one size can be worked out.");
                }

                open = i;
                continue;
            }

            if (dims[i] < 0)
            {
                s.Site.Invalid("shape", $"shape[{i}] is {dims[i]}; a size must not be negative.");
            }

            isEmpty |= dims[i] == 0;
            if (known <= long.MaxValue)
            {
                known *= dims[i];
            }
        }

        known = isEmpty ? 0 : known;
        if (open >= 0)
        {
            // TF reshape_op.h: an empty tensor among sizes that hold nothing has 1 there.
            dims[open] = known == 0 ? 1 : (long)(s.Tensor.Count / known);
        }

        bool fits = open < 0 ? known == s.Tensor.Count : known * dims[open] == s.Tensor.Count;
        if (!fits)
        {
            Coordinates asked = new(HostValues.Integers(s.Shape));
            string more = open < 0 ? "" : " times one more size";
            s.Site.Invalid("shape", $"tensor has {s.Tensor.Count} elements, but shape {asked} asks for {known}{more}.");
        }

        return Shape.Adopt(dims);
    }

    internal static partial Shape ExpandDims(in ExpandDimsShape s)
    {
        if (s.Axis.Count != 1)
        {
            s.Site.Invalid("axis", $"axis has shape {s.Axis.Shape}; it must be one number.");
        }

        Shape input = s.Input.Shape;
        long place = HostValues.Integer(s.Axis);
        if (place < -input.Rank - 1 || place > input.Rank)
        {
            string end = place < 0 ? "0 for a dim before the first" : "-1 for a dim after the last";
            s.Site.Invalid(
                "axis",
                $"axis is {place}; it must lie in [{-input.Rank - 1}, {input.Rank}] for rank {input.Rank}. Write {end}.");
        }

        int dim = (int)(place < 0 ? place + input.Rank + 1 : place);
        return Shape.Adopt([.. input.Dims[..dim], 1, .. input.Dims[dim..]]);
    }

    internal static partial Shape Squeeze(in SqueezeShape s)
    {
        Shape input = s.Input.Shape;
        Span<bool> isTaken = new bool[input.Rank];
        foreach (long place in s.Axis)
        {
            int dim = s.Site.Dim(place, input.Rank, "axis");
            if (input[dim] != 1)
            {
                s.Site.Invalid("axis", $"dim {dim} of input is {input[dim]}; only a dim of size 1 can be taken out.");
            }

            isTaken[dim] = true;
        }

        List<long> dims = new(input.Rank);
        for (int dim = 0; dim < input.Rank; dim++)
        {
            if (s.Axis.IsEmpty ? input[dim] != 1 : !isTaken[dim])
            {
                dims.Add(input[dim]);
            }
        }

        return Shape.Adopt([.. dims]);
    }

    internal static partial Shape RankVector(in ShapeShape s) => Shape.Adopt([s.Input.Rank]);

    internal static partial Shape[] RankVectors(in ShapeNShape s)
    {
        Shape[] shapes = new Shape[s.Input.Length];
        for (int i = 0; i < shapes.Length; i++)
        {
            shapes[i] = Shape.Adopt([s.Input[i].Rank]);
        }

        return shapes;
    }
}
