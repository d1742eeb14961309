using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>What goes along one axis, and the largest of rows, on a device.</summary>
internal static unsafe partial class DeviceKernels
{
    private static readonly DeviceProgram Lines = DeviceTexts.Program("along", "along.cu");
    private static readonly DeviceEntries ArgMax16 = new(Lines, "arg_max_i16_");
    private static readonly DeviceEntries ArgMaxU16 = new(Lines, "arg_max_u16_");
    private static readonly DeviceEntries ArgMax32 = new(Lines, "arg_max_i32_");
    private static readonly DeviceEntries ArgMax64 = new(Lines, "arg_max_i64_");
    private static readonly DeviceEntries ArgMin16 = new(Lines, "arg_min_i16_");
    private static readonly DeviceEntries ArgMinU16 = new(Lines, "arg_min_u16_");
    private static readonly DeviceEntries ArgMin32 = new(Lines, "arg_min_i32_");
    private static readonly DeviceEntries ArgMin64 = new(Lines, "arg_min_i64_");
    private static readonly DeviceEntries Sums = new(Lines, "cumsum_");
    private static readonly DeviceEntries Cumulated = new(Lines, "cumprod_");
    private static readonly DeviceProgram Tops = DeviceTexts.Program("top_k", "topk.cu");
    private static readonly DeviceEntries TopK16 = new(Tops, "top_k_i16_");
    private static readonly DeviceEntries TopK32 = new(Tops, "top_k_i32_");
    private static readonly DeviceEntries TopK64 = new(Tops, "top_k_i64_");
    private static readonly DeviceEntries AmongTop = new(Tops, "in_top_k_");
    private static readonly DeviceProgram HalvedSquares = DeviceTexts.Program("l2_loss", "loss.cu");

    internal static partial void ArgMax(in ArgMaxCall call) => FindExtreme(
        call.Site, call.Input, call.Dimension, call.Output, call.Output.DType switch
        {
            DType.Int16 => ArgMax16,
            DType.UInt16 => ArgMaxU16,
            DType.Int32 => ArgMax32,
            _ => ArgMax64,
        });

    internal static partial void ArgMin(in ArgMinCall call) => FindExtreme(
        call.Site, call.Input, call.Dimension, call.Output, call.Output.DType switch
        {
            DType.Int16 => ArgMin16,
            DType.UInt16 => ArgMinU16,
            DType.Int32 => ArgMin32,
            _ => ArgMin64,
        });

    internal static partial void Cumsum(in CumsumCall call) =>
        Accumulate(call.Site, Sums, call.X, call.Axis, call.Out, call.Exclusive, call.Reverse);

    internal static partial void Cumprod(in CumprodCall call) =>
        Accumulate(call.Site, Cumulated, call.X, call.Axis, call.Out, call.Exclusive, call.Reverse);

    internal static partial void TopKV2(in TopKV2Call call)
    {
        long columns = call.Input.Shape[^1];
        long k = call.Values.Shape[^1];
        if (call.Values.Count == 0)
        {
            return;
        }

        long rows = call.Input.Count / columns;
        DeviceEntries entries = call.Indices.DType switch
        {
            DType.Int16 => TopK16,
            DType.Int32 => TopK32,
            _ => TopK64,
        };
        entries.Launch(call.Site, call.Input.Device, call.Input.DType, RowBlocks(rows),
            [call.Input, call.Values, call.Indices, (ulong)rows, checked((uint)columns), checked((uint)k)]);
    }

    internal static partial void InTopKV2(in InTopKV2Call call)
    {
        if (call.Precision.Count > 0)
        {
            AmongTop.LaunchPlain(
                call.Site, call.Precision.Device, AmongTop[call.Targets.DType], DeviceGrid.Over(call.Precision.Count),
                [
                    call.Predictions, call.Targets, call.Precision, (ulong)call.Precision.Count, checked((uint)call.Classes),
                    HostValues.Integer(call.K),
                ]);
        }
    }

    internal static partial void L2Loss(in L2LossCall call)
    {
        Span<int> axes = stackalloc int[call.T.Rank];
        DeviceBackend.Of(call.Output.Device).Reduce(
            new DeviceLaunch
            {
                Site = call.Site,
                Program = HalvedSquares,
                Device = call.Output.Device,
                DType = call.T.DType,
                Inputs = [call.T],
                Outputs = [call.Output],
            },
            Shapes.AllAxes(call.T.Shape, axes));
    }

    private static void FindExtreme(in OpSite site, Tensor input, Tensor dimension, Tensor output, DeviceEntries entries)
    {
        int dim = site.Dim(HostValues.Integer(dimension), input.Rank, "dimension");
        if (output.Count > 0)
        {
            entries.Launch(site, input.Device, input.DType, DeviceGrid.Over(output.Count),
                [
                    input, output, (ulong)output.Count, checked((uint)input.Shape[dim]),
                    (ulong)RowMajor.Count(input.Shape.Dims[(dim + 1)..]),
                ]);
        }
    }

    private static void Accumulate(
        in OpSite site, DeviceEntries entries, Tensor x, Tensor axis, Tensor output, bool isExclusive, bool isReverse)
    {
        site.Scalar(axis, "axis");
        int dim = site.Dim(HostValues.Integer(axis), x.Rank, "axis");
        if (x.Count > 0)
        {
            long lines = x.Count / x.Shape[dim];
            entries.Launch(site, x.Device, x.DType, DeviceGrid.Over(lines),
                [
                    x, output, (ulong)lines, checked((uint)x.Shape[dim]), (ulong)RowMajor.Count(x.Shape.Dims[(dim + 1)..]),
                    isExclusive, isReverse,
                ]);
        }
    }
}
