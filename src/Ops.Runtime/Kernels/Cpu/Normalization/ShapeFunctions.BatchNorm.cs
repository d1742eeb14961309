using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of batch normalisation.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape BatchNormY(in FusedBatchNormShape s)
    {
        s.Site.Rank(4, s.X.Shape, "x");
        RequireBatchNorm(
            s.Site, s.X.Shape, ChannelFormats.IsFirst(s.DataFormat), s.Scale, s.Offset, s.Mean, s.Variance,
            s.IsTraining && s.ExponentialAvgFactor == 1);
        return s.X.Shape;
    }

    internal static partial Shape BatchNormY(in FusedBatchNormV3Shape s)
    {
        RequireBatchNorm(
            s.Site, s.X.Shape, ChannelFormats.IsFirst(s.DataFormat), s.Scale, s.Offset, s.Mean, s.Variance,
            s.IsTraining && s.ExponentialAvgFactor == 1);
        return s.X.Shape;
    }

    internal static partial Shape BatchNormNumbers(in FusedBatchNormShape s) => s.Scale.Shape;

    internal static partial Shape BatchNormNumbers(in FusedBatchNormV3Shape s) => s.Scale.Shape;

    internal static partial Shape BatchNormGradX(in FusedBatchNormGradV3Shape s)
    {
        s.Site.SameShape(s.X.Shape, "x", s.YBackprop.Shape, "y_backprop");
        long channels = ImageChannels(s.Site, s.X.Shape, ChannelFormats.IsFirst(s.DataFormat));
        RequireNumbers(s.Site, s.Scale, "scale", channels);
        RequireNumbers(s.Site, s.ReserveSpace1, "reserve_space_1", channels);
        RequireNumbers(s.Site, s.ReserveSpace2, "reserve_space_2", channels);
        return s.X.Shape;
    }

    internal static partial Shape BatchNormGradNumbers(in FusedBatchNormGradV3Shape s) => s.Scale.Shape;

    private static void RequireBatchNorm(
        in OpSite site, Shape x, bool isFirst, Tensor scale, Tensor offset, Tensor mean, Tensor variance, bool isUnused)
    {
        long channels = ImageChannels(site, x, isFirst);
        RequireNumbers(site, scale, "scale", channels);
        RequireNumbers(site, offset, "offset", channels);
        site.Rank(1, mean.Shape, "mean");
        site.Rank(1, variance.Shape, "variance");
        if (!isUnused)
        {
            RequireNumbers(site, mean, "mean", channels);
            RequireNumbers(site, variance, "variance", channels);
        }

        // TensorFlow's OpDef lets V3 take them in bfloat16, and has no kernel for that.
        if (scale.DType != DType.Float32)
        {
            site.Unimplemented($"scale is {scale.DType.Name}; the numbers of the channels are float32.", "scale");
        }
    }

    private static long ImageChannels(in OpSite site, Shape x, bool isFirst)
    {
        if (x.Rank is not (4 or 5))
        {
            site.Invalid("x", $"x has shape {x} of rank {x.Rank}; images have rank 4 and volumes 5.");
        }

        return x[ChannelAxis(x, isFirst)];
    }

    private static void RequireNumbers(in OpSite site, Tensor numbers, string argument, long channels)
    {
        if (numbers.Rank != 1 || numbers.Count != channels)
        {
            site.Invalid(
                argument, $"{argument} has shape {numbers.Shape}; it needs a number for each of the {channels} channels of x.");
        }
    }
}
