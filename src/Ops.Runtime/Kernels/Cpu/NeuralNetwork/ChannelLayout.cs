namespace RawOpsNet.Kernels;

/// <summary>Describes a tensor as [outer, channels, inner] around its channel axis.</summary>
internal readonly struct ChannelLayout
{
    private const long GrainElements = 32768;

    /// <summary>Splits a shape at its channel axis: the second dim or the last.</summary>
    public ChannelLayout(Shape shape, bool isSecond)
    {
        int axis = ShapeFunctions.ChannelAxis(shape, isSecond);
        Channels = shape[axis];
        Outer = 1;
        Inner = 1;
        for (int d = 0; d < shape.Rank; d++)
        {
            if (d < axis)
            {
                Outer *= shape[d];
            }
            else if (d > axis)
            {
                Inner *= shape[d];
            }
        }
    }

    /// <summary>Gets the product of the dims before the channels.</summary>
    public long Outer { get; }

    /// <summary>Gets the number of channels.</summary>
    public long Channels { get; }

    /// <summary>Gets the product of the dims behind the channels.</summary>
    public long Inner { get; }

    /// <summary>Gets how many outer steps make a part worth a thread.</summary>
    public long Grain => Math.Max(1, GrainElements / Math.Max(1, Channels * Inner));
}
