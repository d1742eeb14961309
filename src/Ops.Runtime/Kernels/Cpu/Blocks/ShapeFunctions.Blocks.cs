using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of moved blocks and reversed dims.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape SpaceToDepth(in SpaceToDepthShape s)
    {
        Shape input = s.Input.Shape;
        s.Site.Rank(4, input, "input");
        int row = ChannelFormats.IsFirst(s.Site, s.DataFormat) ? 2 : 1;
        if (input[row] % s.BlockSize != 0 || input[row + 1] % s.BlockSize != 0)
        {
            s.Site.Invalid(
                "input", $"input has shape {input}; its height and width must be multiples of block_size {s.BlockSize}.");
        }

        long[] dims = input.ToArray();
        int channel = row == 1 ? 3 : 1;
        dims[row] /= s.BlockSize;
        dims[row + 1] /= s.BlockSize;
        dims[channel] = Multiply(s.Site, Multiply(s.Site, dims[channel], s.BlockSize, "block_size", 0), s.BlockSize,
            "block_size", 0);
        return Shapes.Of(s.Site, dims, "output");
    }

    internal static partial Shape DepthToSpace(in DepthToSpaceShape s)
    {
        Shape input = s.Input.Shape;
        s.Site.Rank(4, input, "input");
        int row = ChannelFormats.IsFirst(s.Site, s.DataFormat) ? 2 : 1;
        int channel = row == 1 ? 3 : 1;
        long area = Multiply(s.Site, s.BlockSize, s.BlockSize, "block_size", 0);
        if (input[channel] % area != 0)
        {
            s.Site.Invalid(
                "input", $"input has {input[channel]} channels; they must be a multiple of the {area} pixels of a block.");
        }

        long[] dims = input.ToArray();
        dims[row] = Multiply(s.Site, dims[row], s.BlockSize, "block_size", 0);
        dims[row + 1] = Multiply(s.Site, dims[row + 1], s.BlockSize, "block_size", 0);
        dims[channel] /= area;
        return Shapes.Of(s.Site, dims, "output");
    }

    internal static partial Shape SpaceToBatchND(in SpaceToBatchNDShape s)
    {
        RequireBlocks(s.Site, s.Input.Shape, s.BlockShape, s.Paddings, "paddings");
        long[] dims = s.Input.Shape.ToArray();
        for (int i = 0; i < s.BlockShape.Count; i++)
        {
            long block = HostValues.Integer(s.BlockShape, i);
            long padded = checked(
                dims[i + 1] + HostValues.Integer(s.Paddings, 2 * i) + HostValues.Integer(s.Paddings, (2 * i) + 1));
            if (padded % block != 0)
            {
                s.Site.Invalid(
                    "paddings",
                    $"dim {i + 1} of input is {dims[i + 1]}, padded {padded}; block_shape[{i}] {block} does not divide it.");
            }

            dims[i + 1] = padded / block;
            dims[0] = Multiply(s.Site, dims[0], block, "block_shape", i);
        }

        return Shapes.Of(s.Site, dims, "output");
    }

    internal static partial Shape BatchToSpaceND(in BatchToSpaceNDShape s)
    {
        RequireBlocks(s.Site, s.Input.Shape, s.BlockShape, s.Crops, "crops");
        long[] dims = s.Input.Shape.ToArray();
        long blocks = 1;
        for (int i = 0; i < s.BlockShape.Count; i++)
        {
            long block = HostValues.Integer(s.BlockShape, i);
            blocks = Multiply(s.Site, blocks, block, "block_shape", i);
            long before = HostValues.Integer(s.Crops, 2 * i);
            long after = HostValues.Integer(s.Crops, (2 * i) + 1);
            long whole = Multiply(s.Site, dims[i + 1], block, "block_shape", i);
            if ((Int128)before + after > whole)
            {
                s.Site.Invalid("crops", $"crops[{i}] is [{before}, {after}]; there are {whole} to crop from.");
            }

            dims[i + 1] = whole - before - after;
        }

        if (dims[0] % blocks != 0)
        {
            s.Site.Invalid("input", $"input has {dims[0]} batches; they must be a multiple of the {blocks} elements of a block.");
        }

        dims[0] /= blocks;
        return Shapes.Of(s.Site, dims, "output");
    }

    internal static partial Shape ReverseV2(in ReverseV2Shape s)
    {
        s.Site.Rank(1, s.Axis.Shape, "axis");
        int rank = s.Tensor.Rank;
        for (int i = 0; i < s.Axis.Count; i++)
        {
            long given = HostValues.Integer(s.Axis, i);
            int dim = s.Site.Dim(given, rank, $"axis[{i}]");
            for (int earlier = 0; earlier < i; earlier++)
            {
                if (s.Site.Dim(HostValues.Integer(s.Axis, earlier), rank, "axis") == dim)
                {
                    s.Site.Invalid("axis", $"axis[{i}] is {given}, which axis[{earlier}] names already.");
                }
            }
        }

        return s.Tensor.Shape;
    }

    /// <summary>Gives what stands before each dim, and the shape with the padding of the spatial dims.</summary>
    internal static (long[] Before, Shape Padded) Padded(Shape shape, ReadOnlySpan<long> paddings)
    {
        long[] before = new long[shape.Rank];
        long[] dims = shape.ToArray();
        for (int i = 0; 2 * i < paddings.Length; i++)
        {
            before[i + 1] = paddings[2 * i];
            dims[i + 1] += paddings[2 * i] + paddings[(2 * i) + 1];
        }

        return (before, Shape.Adopt(dims));
    }

    private static void RequireBlocks(in OpSite site, Shape input, Tensor blockShape, Tensor margins, string marginName)
    {
        site.Rank(1, blockShape.Shape, "block_shape");
        long blocks = blockShape.Count;
        site.RankAtLeast((int)Math.Min(blocks + 1, int.MaxValue), input, "input");
        if (margins.Rank != 2 || margins.Shape[0] != blocks || margins.Shape[1] != 2)
        {
            site.Invalid(
                marginName, $"{marginName} has shape {margins.Shape}; it must be [{blocks}, 2], a row for each block.");
        }

        for (int i = 0; i < blocks; i++)
        {
            if (HostValues.Integer(blockShape, i) < 1)
            {
                site.Invalid("block_shape", $"block_shape[{i}] is {HostValues.Integer(blockShape, i)}; it must be positive.");
            }

            long before = HostValues.Integer(margins, 2 * i);
            long after = HostValues.Integer(margins, (2 * i) + 1);
            if (before is < 0 or > int.MaxValue || after is < 0 or > int.MaxValue)
            {
                site.Invalid(marginName, $"{marginName}[{i}] is [{before}, {after}]; both must lie in [0, {int.MaxValue}].");
            }
        }
    }
}
