using RawOpsNet.Generated;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Softmax, cross entropy and biases on a device.</summary>
internal static unsafe partial class DeviceKernels
{
    private const long MostRowBlocks = 65535;

    private static readonly DeviceProgram Rows = DeviceTexts.Program("softmax", "softmax.cu");
    private static readonly DeviceEntries SoftmaxRows = new(Rows, "softmax_");
    private static readonly DeviceEntries CrossEntropies = new(Rows, "cross_entropy_");
    private static readonly DeviceEntries SparseCrossEntropies32 = new(Rows, "sparse_cross_entropy_i32_");
    private static readonly DeviceEntries SparseCrossEntropies64 = new(Rows, "sparse_cross_entropy_i64_");

    internal static partial void Softmax(in SoftmaxCall call) => Softmax(call.Site, call.Logits, call.Softmax, false);

    internal static partial void LogSoftmax(in LogSoftmaxCall call) => Softmax(call.Site, call.Logits, call.Logsoftmax, true);

    internal static partial void SoftmaxCrossEntropyWithLogits(in SoftmaxCrossEntropyWithLogitsCall call)
    {
        Shape shape = call.Backprop.Shape;
        if (shape.ElementCount == 0)
        {
            TensorAccess.Clear(call.Loss);
            return;
        }

        (uint featureRow, uint featureColumn) = StridesIn(call.Features.Shape, shape);
        (uint labelRow, uint labelColumn) = StridesIn(call.Labels.Shape, shape);
        CrossEntropies.Launch(call.Site, call.Loss.Device, call.Loss.DType, RowBlocks(shape[0]),
            [
                call.Features, featureRow, featureColumn, call.Labels, labelRow, labelColumn, call.Loss, call.Backprop,
                (ulong)shape[0], checked((uint)shape[1]),
            ]);
    }

    internal static partial void SparseSoftmaxCrossEntropyWithLogits(in SparseSoftmaxCrossEntropyWithLogitsCall call)
    {
        Shape shape = call.Features.Shape;
        DeviceChecks.Below(call.Site, call.Labels, shape[1], new LabelCheck(call.Site, call.Labels, shape[1]));
        if (shape.ElementCount == 0)
        {
            TensorAccess.Clear(call.Loss);
            return;
        }

        DeviceEntries entries = call.Labels.DType == DType.Int32 ? SparseCrossEntropies32 : SparseCrossEntropies64;
        entries.Launch(call.Site, call.Loss.Device, call.Loss.DType, RowBlocks(shape[0]),
            [call.Features, call.Labels, call.Loss, call.Backprop, (ulong)shape[0], checked((uint)shape[1])]);
    }

    // A bias is an operand that broadcasts around the channel axis.
    internal static partial void BiasAdd(in BiasAddCall call)
    {
        int axis = ShapeFunctions.ChannelAxis(call.Value.Shape, call.DataFormat == BiasAddDataFormat.NCHW);
        long[] dims = new long[call.Value.Rank - axis];
        Array.Fill(dims, 1);
        dims[0] = call.Bias.Count;
        using Tensor bias = Detached(call.Bias, dims, call.Bias.DType);
        AddInto(call.Site, call.Value, bias, call.Output);
    }

    internal static partial void BiasAddGrad(in BiasAddGradCall call)
    {
        Shape shape = call.OutBackprop.Shape;
        int channel = ShapeFunctions.ChannelAxis(shape, call.DataFormat == BiasAddGradDataFormat.NCHW);
        Span<int> axes = stackalloc int[shape.Rank - 1];
        for (int dim = 0, at = 0; dim < shape.Rank; dim++)
        {
            if (dim != channel)
            {
                axes[at++] = dim;
            }
        }

        DeviceBackend.Of(call.Output.Device).Reduce(
            new DeviceLaunch
            {
                Site = call.Site,
                Program = SumOp.Program,
                Device = call.Output.Device,
                DType = call.Output.DType,
                Inputs = [call.OutBackprop],
                Outputs = [call.Output],
            },
            axes);
    }

    internal static partial void AddN(in AddNCall call)
    {
        if (call.Inputs.Length == 1)
        {
            DeviceBackend.Of(call.Sum.Device).Copy(call.Inputs[0], call.Sum);
            return;
        }

        AddInto(call.Site, call.Inputs[0], call.Inputs[1], call.Sum);
        for (int i = 2; i < call.Inputs.Length; i++)
        {
            AddInto(call.Site, call.Sum, call.Inputs[i], call.Sum);
        }
    }

    private static void AddInto(in OpSite site, Tensor x, Tensor y, Tensor sum) =>
        DeviceBackend.Of(sum.Device).Elementwise(new DeviceLaunch
        {
            Site = site,
            Program = AddV2Op.Program,
            Device = sum.Device,
            DType = sum.DType,
            Inputs = [x, y],
            Outputs = [sum],
        });

    private static void Softmax(in OpSite site, Tensor logits, Tensor output, bool isLogarithm)
    {
        if (logits.Count > 0)
        {
            long classes = logits.Shape[^1];
            SoftmaxRows.Launch(site, logits.Device, logits.DType, RowBlocks(logits.Count / classes),
                [logits, output, (ulong)(logits.Count / classes), checked((uint)classes), isLogarithm]);
        }
    }

    private static uint RowBlocks(long rows) => (uint)Math.Min(rows, MostRowBlocks);

    // One row for all, or one number for a row.
    private static (uint Row, uint Column) StridesIn(Shape shape, Shape target)
    {
        long columns = shape.Rank == 0 ? 1 : shape[^1];
        bool isOneRow = shape.Rank < 2 || shape[0] == 1;
        return (isOneRow ? 0 : checked((uint)columns), columns == 1 && target[1] != 1 ? 0u : 1u);
    }

    private sealed class LabelCheck(OpSite site, Tensor labels, long classes) : HostCheck(site, labels)
    {
        protected override void Check(in OpSite site, Tensor host) =>
            CpuKernels.RequireClasses(site, HostValues.Integers(host), classes);
    }
}
