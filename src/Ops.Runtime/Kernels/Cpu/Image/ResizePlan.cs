namespace RawOpsNet.Kernels;

/// <summary>Describes a resizing of images: sizes before and after, and how the dims map.</summary>
internal readonly struct ResizePlan
{
    /// <summary>Plans from the shapes, [batch, height, width, channels].</summary>
    public ResizePlan(Shape original, Shape resized, bool alignsCorners, bool isCentered)
    {
        Batch = original[0];
        Channels = (int)original[3];
        Height = original[1];
        Width = original[2];
        ResizedHeight = resized[1];
        ResizedWidth = resized[2];
        Rows = new ResizeScale(Height, ResizedHeight, alignsCorners, isCentered);
        Columns = new ResizeScale(Width, ResizedWidth, alignsCorners, isCentered);
    }

    /// <summary>Gets the number of images.</summary>
    public long Batch { get; }

    /// <summary>Gets the number of channels.</summary>
    public int Channels { get; }

    /// <summary>Gets the original height.</summary>
    public long Height { get; }

    /// <summary>Gets the original width.</summary>
    public long Width { get; }

    /// <summary>Gets the new height.</summary>
    public long ResizedHeight { get; }

    /// <summary>Gets the new width.</summary>
    public long ResizedWidth { get; }

    /// <summary>Gets how new rows map to original ones.</summary>
    public ResizeScale Rows { get; }

    /// <summary>Gets how new columns map to original ones.</summary>
    public ResizeScale Columns { get; }

    /// <summary>Gets how many new rows are worth a thread.</summary>
    public long Grain => Math.Max(1, 16384 / Math.Max(1, ResizedWidth * Channels));

    /// <summary>Gives the element where an original pixel begins.</summary>
    public long Original(long image, long row, long column) => ((((image * Height) + row) * Width) + column) * Channels;

    /// <summary>Gives the element where a new pixel begins.</summary>
    public long Resized(long image, long row, long column) =>
        ((((image * ResizedHeight) + row) * ResizedWidth) + column) * Channels;
}
