namespace RawOpsNet.Models;

/// <summary>Names the axes that a reduction goes over.</summary>
internal static class Axes
{
    /// <summary>All axes of a tensor.</summary>
    public static Tensor All(Tensor tensor) => Enumerable.Range(0, tensor.Rank).ToArray();

    /// <summary>Moves an axis to the end; the others keep their order.</summary>
    /// <exception cref="InvalidArgumentException">The tensor has no such axis.</exception>
    public static Tensor ToLast(Tensor tensor, long axis)
    {
        long place = axis < 0 ? axis + tensor.Rank : axis;
        if (place < 0 || place >= tensor.Rank)
        {
            throw new InvalidArgumentException($"axis is {axis}; the tensor has shape {tensor.Shape}.");
        }

        if (place == tensor.Rank - 1)
        {
            return tensor;
        }

        int[] order = [.. Enumerable.Range(0, tensor.Rank).Where(i => i != place), (int)place];
        return RawOps.Transpose(tensor, order);
    }
}
