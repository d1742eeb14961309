using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static partial class ShapeFunctions
{
    internal static partial Shape ArgReduction(in ArgMaxShape s) => WithoutAxis(s.Site, s.Input.Shape, s.Dimension);

    internal static partial Shape ArgReduction(in ArgMinShape s) => WithoutAxis(s.Site, s.Input.Shape, s.Dimension);

    private static Shape WithoutAxis(in OpSite site, Shape input, Tensor dimension)
    {
        site.Scalar(dimension, "dimension");
        int axis = site.Dim(HostValues.Integer(dimension), input.Rank, "dimension");
        if (input[axis] == 0)
        {
            site.Invalid("input", $"input has shape {input}; there is no element to find along axis {axis}.");
        }

        ReadOnlySpan<long> dims = input.Dims;
        return new Shape([.. dims[..axis], .. dims[(axis + 1)..]]);
    }
}
