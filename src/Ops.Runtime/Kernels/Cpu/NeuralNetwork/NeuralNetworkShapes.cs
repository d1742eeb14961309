using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static partial class ShapeFunctions
{
    internal static partial Shape AtLeastVector(in SoftmaxShape s)
    {
        s.Site.RankAtLeast(1, s.Logits.Shape, "logits");
        return s.Logits.Shape;
    }

    internal static partial Shape AtLeastVector(in LogSoftmaxShape s)
    {
        s.Site.RankAtLeast(1, s.Logits.Shape, "logits");
        return s.Logits.Shape;
    }

    internal static partial Shape BiasAdd(in BiasAddShape s)
    {
        Shape value = s.Value.Shape;
        s.Site.RankAtLeast(2, value, "value");
        s.Site.Rank(1, s.Bias.Shape, "bias");
        long channels = value[ChannelAxis(value, s.DataFormat == BiasAddDataFormat.NCHW)];
        if (s.Bias.Shape[0] != channels)
        {
            s.Site.Invalid("bias", $"bias has {s.Bias.Shape[0]} entries; value with shape {value} has {channels} channels.");
        }

        return value;
    }

    internal static partial Shape BiasAddGrad(in BiasAddGradShape s)
    {
        Shape value = s.OutBackprop.Shape;
        s.Site.RankAtLeast(2, value, "out_backprop");
        return new Shape([value[ChannelAxis(value, s.DataFormat == BiasAddGradDataFormat.NCHW)]]);
    }

    internal static int ChannelAxis(Shape value, bool isSecond) => isSecond ? 1 : value.Rank - 1;

    internal static partial Shape CrossEntropyLoss(in SoftmaxCrossEntropyWithLogitsShape s) =>
        new([CrossEntropy(s)[0]]);

    internal static partial Shape CrossEntropyBackprop(in SoftmaxCrossEntropyWithLogitsShape s) => CrossEntropy(s);

    private static Shape CrossEntropy(in SoftmaxCrossEntropyWithLogitsShape s)
    {
        Shape both = Shapes.Broadcast(s.Site, s.Features.Shape, "features", s.Labels.Shape, "labels");
        if (both.Rank != 2)
        {
            s.Site.Invalid(
                "features", $"features has shape {s.Features.Shape} and labels {s.Labels.Shape}; they must be matrices.");
        }

        return both;
    }

    internal static partial Shape TopK(in TopKV2Shape s)
    {
        Shape input = s.Input.Shape;
        s.Site.RankAtLeast(1, input, "input");
        s.Site.Scalar(s.K, "k");
        long k = HostValues.Integer(s.K);
        long last = input[input.Rank - 1];
        if (k < 0 || k > last)
        {
            s.Site.Invalid("k", $"k is {k}; it must be in [0, {last}], for input has shape {input}.");
        }

        return new Shape([.. input.Dims[..^1], k]);
    }
}
