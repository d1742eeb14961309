namespace RawOpsNet.Models;

/// <summary>Checks one number for each spatial dim.</summary>
internal static class SpatialSizes
{
    /// <summary>Checks that there is a positive number for each dim; one number stands for all.</summary>
    public static IReadOnlyList<int> Check(IReadOnlyList<int> sizes, int spatialRank, string layer, string argument)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Count != spatialRank && sizes.Count != 1)
        {
            throw new InvalidArgumentException(
                $"{layer}: {argument} has {sizes.Count} numbers; it must have {spatialRank}, or 1 for all.");
        }

        if (sizes.Any(size => size <= 0))
        {
            throw new InvalidArgumentException(
                $"{layer}: {argument} is [{string.Join(", ", sizes)}]; each number must be positive.");
        }

        return sizes.Count == spatialRank ? sizes : [.. Enumerable.Repeat(sizes[0], spatialRank)];
    }
}
