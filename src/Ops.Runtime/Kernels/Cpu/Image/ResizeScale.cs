namespace RawOpsNet.Kernels;

// After TF image_resizer_state.h and resize_bilinear_op.cc: all in float, as there, since a place that falls on a border is
// decided by its rounding.

/// <summary>Maps the pixels of a resized dim to places of the original.</summary>
internal readonly struct ResizeScale
{
    private readonly float _scale;
    private readonly long _size;
    private readonly bool _alignsCorners;
    private readonly bool _isCentered;

    /// <summary>Maps a dim of <paramref name="resized"/> pixels to one of <paramref name="size"/>.</summary>
    public ResizeScale(long size, long resized, bool alignsCorners, bool isCentered)
    {
        _size = size;
        _alignsCorners = alignsCorners;
        _isCentered = isCentered;

        // One pixel has no corners to align: TensorFlow's gradient rounds as if they were not.
        bool aligns = alignsCorners && resized > 1 && size > 1;
        _scale = aligns ? (size - 1) / (float)(resized - 1) : size / (float)resized;
    }

    /// <summary>Gives the nearest pixel of the original.</summary>
    public long Nearest(long pixel)
    {
        float place = (_isCentered ? pixel + 0.5f : pixel) * _scale;
        long nearest = (long)(_alignsCorners ? MathF.Round(place, MidpointRounding.AwayFromZero) : MathF.Floor(place));
        return Math.Clamp(nearest, 0, _size - 1);
    }

    /// <summary>Gives the two nearest pixels of the original, and the weight of the second.</summary>
    public (long Lower, long Upper, float Weight) Between(long pixel)
    {
        float place = _isCentered ? ((pixel + 0.5f) * _scale) - 0.5f : pixel * _scale;
        float floor = MathF.Floor(place);
        long lower = Math.Clamp((long)floor, 0, _size - 1);
        long upper = Math.Clamp((long)MathF.Ceiling(place), 0, _size - 1);
        return (lower, upper, place - floor);
    }
}
