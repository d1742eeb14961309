namespace RawOpsNet.Models;

/// <summary>Names the axes that a reduction goes over.</summary>
internal static class Axes
{
    /// <summary>All axes of a tensor.</summary>
    public static Tensor All(Tensor tensor) => Enumerable.Range(0, tensor.Rank).ToArray();
}
