using RawOpsNet.Generated;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Products that end with a bias and an activation: kernels one after another over one buffer.</summary>
internal static unsafe partial class DeviceKernels
{
    private static readonly DeviceEntries Gelus = new(DeviceTexts.Program("gelu", "gelu.cu"), "gelu_");

    internal static partial void FusedMatMul(in FusedMatMulCall call)
    {
        FusedOps fused = FusedOps.Of(call.Site, call.FusedOps);
        DeviceProduct product = Matrices(
            call.Product.Shape[0], call.Product.Shape[1], call.A.Shape[call.TransposeA ? 0 : 1], call.TransposeA,
            call.TransposeB);
        product.Batches = 1;
        Multiply(call.Site, call.A, call.B, call.Product, &product);
        if (fused.HasBias)
        {
            AddInto(call.Site, call.Product, call.Args[0], call.Product);
        }

        Activate(call.Site, fused.Activation, call.Product, call.LeakyreluAlpha);
    }

    internal static partial void ReluBiasAddGrad(in ReluBiasAddGradCall call)
    {
        DeviceBackend backend = DeviceBackend.Of(call.Backprops.Device);
        backend.Elementwise(new DeviceLaunch
        {
            Site = call.Site,
            Program = ReluGradOp.Program,
            Device = call.Backprops.Device,
            DType = call.Backprops.DType,
            Inputs = [call.Gradients, call.Features],
            Outputs = [call.Backprops],
        });
        Span<int> axes = stackalloc int[call.Backprops.Rank];
        backend.Reduce(
            new DeviceLaunch
            {
                Site = call.Site,
                Program = SumOp.Program,
                Device = call.Backprops.Device,
                DType = call.Backprops.DType,
                Inputs = [call.Backprops],
                Outputs = [call.BiasGrad],
            },
            Shapes.AllAxes(call.Backprops.Shape, axes)[..^1]);
    }

    private static void Activate(in OpSite site, FusedActivation activation, Tensor x, float alpha)
    {
        if (activation is FusedActivation.GeluExact or FusedActivation.GeluApproximate)
        {
            if (x.Count > 0)
            {
                Gelus.Launch(site, x.Device, x.DType, DeviceGrid.Over(x.Count),
                    [x, (ulong)x.Count, activation == FusedActivation.GeluExact]);
            }

            return;
        }

        DeviceProgram? program = activation switch
        {
            FusedActivation.Relu => ReluOp.Program,
            FusedActivation.Relu6 => Relu6Op.Program,
            FusedActivation.Elu => EluOp.Program,
            FusedActivation.LeakyRelu => LeakyReluOp.Program,
            FusedActivation.Tanh => TanhOp.Program,
            FusedActivation.Sigmoid => SigmoidOp.Program,
            _ => null,
        };
        if (program is not null)
        {
            DeviceBackend.Of(x.Device).Elementwise(new DeviceLaunch
            {
                Site = site,
                Program = program,
                Device = x.Device,
                DType = x.DType,
                Inputs = [x],
                Outputs = [x],
                Scalars = activation == FusedActivation.LeakyRelu ? [alpha] : [],
            });
        }
    }
}
