namespace RawOpsNet.Models;

/// <summary>Convolves each channel by filters of its own, for the layers that do.</summary>
internal static class DepthwiseConvolution
{
    /// <summary>Checks what depthwise convolutions need beside what others do.</summary>
    public static int Check(int depthMultiplier, IReadOnlyList<int> strides, string layer)
    {
        if (strides[0] != strides[1])
        {
            throw new InvalidArgumentException(
                $"{layer}: strides is [{strides[0]}, {strides[1]}]; they must be the same in a depthwise convolution.");
        }

        return depthMultiplier > 0
            ? depthMultiplier
            : throw new InvalidArgumentException($"{layer}: depthMultiplier is {depthMultiplier}; it must be positive.");
    }

    /// <summary>Convolves.</summary>
    public static Tensor Of(
        Tensor input,
        Tensor kernel,
        WindowShape window,
        IReadOnlyList<int> strides,
        bool isSame,
        IReadOnlyList<int> dilations,
        string layer) => RawOps.DepthwiseConv2dNative(
            input,
            kernel,
            window.Of(strides),
            isSame ? ConvolutionPadding.SAME : ConvolutionPadding.VALID,
            dataFormat: ImageFormats.Of(window.Format),
            dilations: window.Of(dilations),
            name: layer);
}
