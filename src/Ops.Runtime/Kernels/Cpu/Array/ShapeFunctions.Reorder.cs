using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The shapes of transposed, repeated and padded tensors.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape BroadcastTo(in BroadcastToShape s)
    {
        Shape shape = Shapes.ValueOf(s.Site, s.Shape, "shape");
        Shape input = s.Input.Shape;
        int added = shape.Rank - input.Rank;
        bool fits = added >= 0;
        for (int dim = 0; fits && dim < input.Rank; dim++)
        {
            fits = input[dim] == 1 || input[dim] == shape[dim + added];
        }

        if (!fits)
        {
            s.Site.Invalid("input", $"input has shape {input}, which cannot be broadcast to {shape}.");
        }

        return shape;
    }

    internal static partial Shape Tile(in TileShape s)
    {
        Shape input = s.Input.Shape;
        RequireVector(s.Site, s.Multiples, input.Rank, "multiples");
        long[] dims = new long[input.Rank];
        for (int dim = 0; dim < dims.Length; dim++)
        {
            long multiple = HostValues.Integer(s.Multiples, dim);
            if (multiple < 0)
            {
                s.Site.Invalid("multiples", $"multiples[{dim}] is {multiple}; it must not be negative.");
            }

            dims[dim] = Multiply(s.Site, input[dim], multiple, "multiples", dim);
        }

        return Shapes.Of(s.Site, dims, "output");
    }

    internal static partial Shape Transpose(in TransposeShape s)
    {
        Shape x = s.X.Shape;
        RequireVector(s.Site, s.Perm, x.Rank, "perm");
        long[] dims = new long[x.Rank];
        for (int dim = 0; dim < dims.Length; dim++)
        {
            long from = HostValues.Integer(s.Perm, dim);
            if ((ulong)from >= (ulong)x.Rank)
            {
                s.Site.Invalid("perm", $"perm[{dim}] is {from}, which is not in [0, {x.Rank}).");
            }

            for (int earlier = 0; earlier < dim; earlier++)
            {
                if (HostValues.Integer(s.Perm, earlier) == from)
                {
                    s.Site.Invalid("perm", $"perm[{dim}] is {from}, which perm[{earlier}] names already.");
                }
            }

            dims[dim] = x[(int)from];
        }

        return Shape.Adopt(dims);
    }

    internal static partial Shape Pad(in PadShape s) => Padded(s.Site, s.Input.Shape, s.Paddings);

    internal static partial Shape PadV2(in PadV2Shape s) => Padded(s.Site, s.Input.Shape, s.Paddings);

    private static Shape Padded(in OpSite site, Shape input, Tensor paddings)
    {
        if (paddings.Rank != 2 || paddings.Shape[0] != input.Rank || paddings.Shape[1] != 2)
        {
            site.Invalid(
                "paddings", $"paddings has shape {paddings.Shape}; it must be [{input.Rank}, 2], a row for each dim of input.");
        }

        long[] dims = new long[input.Rank];
        for (int dim = 0; dim < dims.Length; dim++)
        {
            long before = HostValues.Integer(paddings, 2 * dim);
            long after = HostValues.Integer(paddings, (2 * dim) + 1);
            if (before < 0 || after < 0)
            {
                site.Invalid("paddings", $"paddings[{dim}] is [{before}, {after}]; neither may be negative.");
            }

            if ((Int128)before + input[dim] + after > long.MaxValue)
            {
                site.Invalid("paddings", $"paddings[{dim}] is [{before}, {after}], which makes dim {dim} too large.");
            }

            dims[dim] = before + input[dim] + after;
        }

        return Shapes.Of(site, dims, "output");
    }

    private static void RequireVector(in OpSite site, Tensor vector, int length, string argument)
    {
        if (vector.Rank != 1 || vector.Count != length)
        {
            site.Invalid(argument, $"{argument} has shape {vector.Shape}; it must be [{length}], an entry for each dim.");
        }
    }

    private static long Multiply(in OpSite site, long size, long factor, string argument, int dim)
    {
        if (Math.BigMul(size, factor, out long product) != 0 || product < 0)
        {
            site.Invalid(argument, $"{argument}[{dim}] is {factor}, which makes dim {dim} of size {size} too large.");
        }

        return product;
    }
}
