namespace RawOpsNet.Models;

/// <summary>Checks the axes that a layer was given against its input.</summary>
internal static class LayerAxes
{
    /// <summary>Gives an axis counted from the first.</summary>
    /// <exception cref="InvalidArgumentException">The input has no such axis, or its size is not known.</exception>
    public static int Require(string layer, int axis, Shape inputShape)
    {
        int counted = axis < 0 ? axis + inputShape.Rank : axis;
        if (counted < 0 || counted >= inputShape.Rank)
        {
            throw new InvalidArgumentException(
                $"{layer}: axis is {axis}; the input has shape {inputShape}, so it must be in "
                + $"[{-inputShape.Rank}, {inputShape.Rank}).");
        }

        return inputShape[counted] >= 0
            ? counted
            : throw new InvalidArgumentException(
                $"{layer}: the input has shape {inputShape}; its size along axis {axis} must be known.");
    }

    /// <summary>Refuses an input whose size along an axis is not that of the layer's weights.</summary>
    /// <exception cref="InvalidArgumentException">It is another.</exception>
    public static void RequireSize(string layer, Tensor input, int axis, long size)
    {
        if (axis >= input.Rank || input.Shape[axis] != size)
        {
            throw new InvalidArgumentException(
                $"{layer}: the input has shape {input.Shape}; its size along axis {axis} must be {size}, as when the layer was "
                + "built.");
        }
    }
}
