using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Gradients of layer normalisation.</summary>
internal static partial class GradientFunctions
{
    internal static partial void FusedLayerNormInputs(in FusedLayerNormGradient g, ref GradientSink into)
    {
        var backward = RawOps.FusedLayerNormGrad(g.DY, g.X, g.Scale, g.Mean, g.InverseDeviation);
        Tensor dx = backward.XBackprop;
        if (g.HasDMean || g.HasDInverseDeviation)
        {
            LayerNormFormula formula = new(g.X.Shape, g.Scale);
            dx = RawOps.AddV2(
                dx, formula.Statistics(g.X, g.Mean, g.InverseDeviation, g.DMean, g.DInverseDeviation));
        }

        into.Set(0, dx);
        into.Set(1, backward.ScaleBackprop);
        into.Set(2, backward.OffsetBackprop);
    }

    // The backward pass as ops on a tape of its own. The mean and the inverse deviation are inputs like the others: that they
    // are functions of x is the business of the op that they are outputs of.
    internal static partial void FusedLayerNormGradInputs(in FusedLayerNormGradGradient g, ref GradientSink into)
    {
        Tensor[] inputs = [g.YBackprop, g.X, g.Scale, g.Mean, g.InverseDeviation];
        using GradientTape tape = new();
        tape.Watch(inputs);
        Tensor[] backward = new LayerNormFormula(g.X.Shape, g.Scale).Backward(
            g.YBackprop, g.X, g.Scale, g.Mean, g.InverseDeviation);
        Gradient?[] gradients = tape.Gradient(backward, inputs, [g.DXBackprop, g.DScaleBackprop, g.DOffsetBackprop]);
        for (int input = 0; input < gradients.Length; input++)
        {
            into.Set(input, gradients[input]);
        }
    }
}
