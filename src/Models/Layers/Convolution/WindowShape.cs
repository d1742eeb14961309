namespace RawOpsNet.Models;

/// <summary>Writes what layers say of windows as ops take it: one number for each dim of the input.</summary>
internal sealed record WindowShape(DataFormat Format, int SpatialRank)
{
    // A sequence is taken as an image of one row: the ops begin at two spatial dims.
    private bool IsSequence => SpatialRank == 1;

    /// <summary>Gets the axis of the row that is put before the steps of a sequence.</summary>
    private int RowAxis => Format == DataFormat.ChannelsLast ? 1 : 2;

    /// <summary>Gives the numbers of the spatial dims among ones for the samples and the channels.</summary>
    public long[] Of(IReadOnlyList<int> spatial)
    {
        long[] numbers = [.. IsSequence ? [1L] : Array.Empty<long>(), .. spatial.Select(number => (long)number)];
        return Format == DataFormat.ChannelsLast ? [1, .. numbers, 1] : [1, 1, .. numbers];
    }

    /// <summary>Gives an input of at least two spatial dims.</summary>
    public Tensor Widen(Tensor input) => IsSequence ? RawOps.ExpandDims(input, RowAxis) : input;

    /// <summary>Gives an output of as many spatial dims as the layer's.</summary>
    public Tensor Narrow(Tensor output) => IsSequence ? RawOps.Squeeze(output, [RowAxis]) : output;

    /// <summary>Gives a kernel of at least two spatial dims.</summary>
    public Tensor WidenKernel(Tensor kernel) => IsSequence ? RawOps.ExpandDims(kernel, 0) : kernel;

    /// <summary>Pads the steps of a sequence so that no window sees what comes later.</summary>
    public Tensor PadBefore(Tensor input, int count)
    {
        int[,] paddings = new int[input.Rank, 2];
        paddings[RowAxis, 0] = count;
        return RawOps.Pad(input, paddings);
    }

    /// <summary>Adds a bias to the channels.</summary>
    public Tensor AddBias(Tensor output, Variable bias) =>
        RawOps.BiasAdd(output, bias, Format == DataFormat.ChannelsLast ? BiasAddDataFormat.NHWC : BiasAddDataFormat.NCHW);
}
