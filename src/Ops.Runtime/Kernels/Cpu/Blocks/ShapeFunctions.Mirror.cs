using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of reflections.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape MirrorPad(in MirrorPadShape s)
    {
        Shape padded = Padded(s.Site, s.Input.Shape, s.Paddings);
        for (int dim = 0; dim < padded.Rank; dim++)
        {
            RequireMirrored(s.Site, s.Paddings, dim, s.Input.Shape[dim], s.Mode);
        }

        return padded;
    }

    internal static partial Shape MirrorPadGrad(in MirrorPadGradShape s)
    {
        Padded(s.Site, s.Input.Shape, s.Paddings);
        long[] dims = s.Input.Shape.ToArray();
        for (int dim = 0; dim < dims.Length; dim++)
        {
            long size = dims[dim] - HostValues.Integer(s.Paddings, 2 * dim) - HostValues.Integer(s.Paddings, (2 * dim) + 1);
            RequireMirrored(s.Site, s.Paddings, dim, size, s.Mode);
            dims[dim] = size;
        }

        return Shapes.Of(s.Site, dims, "output");
    }

    private static void RequireMirrored(in OpSite site, Tensor paddings, int dim, long size, MirrorMode mode)
    {
        long most = mode == MirrorMode.REFLECT ? size - 1 : size;
        long before = HostValues.Integer(paddings, 2 * dim);
        long after = HostValues.Integer(paddings, (2 * dim) + 1);
        if ((before > most || after > most) && (before > 0 || after > 0 || size < 0))
        {
            site.Invalid(
                "paddings",
                $"paddings[{dim}] is [{before}, {after}]; dim {dim} of size {size} has {Math.Max(0, most)} to reflect.");
        }
    }
}
