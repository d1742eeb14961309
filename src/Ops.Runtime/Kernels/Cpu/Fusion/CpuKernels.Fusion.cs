using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Products that end with a bias and an activation.</summary>
internal static unsafe partial class CpuKernels
{
    internal static partial void FusedMatMul<T>(in FusedMatMulCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape product = call.Product.Shape;
        ProductShape shape = new(
            (nint)product[0], (nint)product[1], (nint)call.A.Shape[call.TransposeA ? 0 : 1])
        {
            TransposeA = call.TransposeA,
            TransposeB = call.TransposeB,
        };
        MatrixProduct.Multiply(
            shape,
            (T*)TensorAccess.Pointer(call.A),
            (T*)TensorAccess.Pointer(call.B),
            (T*)TensorAccess.Pointer(call.Product),
            EpilogueOf<T>(FusedOps.Of(call.Site, call.FusedOps), call.Args, call.LeakyreluAlpha));
    }

    internal static partial void FusedConv2D<T>(in FusedConv2DCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ConvolutionPlan plan = ConvolutionPlan.Of(
            call.Site, call.Input.Shape, "input", call.Filter.Shape, "filter",
            WindowAttrs.OfFilter(call.DataFormat, call.Strides, call.Dilations, call.Padding, call.ExplicitPaddings));
        ConvolutionKernels.Forward(
            plan, call.Input, call.Filter, call.Output,
            EpilogueOf<T>(FusedOps.Of(call.Site, call.FusedOps), call.Args, call.LeakyreluAlpha));
    }

    private static Epilogue<T> EpilogueOf<T>(FusedOps fused, ReadOnlySpan<Tensor> args, float alpha)
        where T : unmanaged =>
        new(fused.HasBias ? (T*)TensorAccess.Pointer(args[0]) : null, fused.Activation, alpha);
}
