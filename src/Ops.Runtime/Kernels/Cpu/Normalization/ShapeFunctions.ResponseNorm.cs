using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of normalisation by neighbouring channels.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape Lrn(in LRNShape s)
    {
        s.Site.Rank(4, s.Input.Shape, "input");
        return s.Input.Shape;
    }

    internal static partial Shape LrnGrad(in LRNGradShape s)
    {
        s.Site.Rank(4, s.InputGrads.Shape, "input_grads");
        s.Site.SameShape(s.InputGrads.Shape, "input_grads", s.InputImage.Shape, "input_image");
        s.Site.SameShape(s.InputGrads.Shape, "input_grads", s.OutputImage.Shape, "output_image");
        return s.InputGrads.Shape;
    }
}
