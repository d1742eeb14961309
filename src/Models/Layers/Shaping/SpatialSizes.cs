using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RawOpsNet.Models;

/// <summary>
/// Holds one number for each spatial dim, or one for all of them: the sizes of a window, its strides. Converts from a number, a
/// tuple and an array, and is written <c>[3, 5]</c>.
/// </summary>
[CollectionBuilder(typeof(SpatialSizes), nameof(Of))]
public sealed class SpatialSizes : IReadOnlyList<int>
{
    private readonly int[] _sizes;

    /// <summary>Copies numbers.</summary>
    /// <param name="sizes">A number for each dim, the outermost first, or one for all.</param>
    public SpatialSizes(IEnumerable<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        _sizes = [.. sizes];
    }

    /// <inheritdoc/>
    public int Count => _sizes.Length;

    /// <inheritdoc/>
    public int this[int index] => _sizes[index];

    /// <summary>Takes one number for all dims.</summary>
    public static implicit operator SpatialSizes(int size) => Of([size]);

    /// <summary>Takes the numbers of height and width.</summary>
    public static implicit operator SpatialSizes((int Height, int Width) sizes) => Of([sizes.Height, sizes.Width]);

    /// <summary>Takes the numbers of depth, height and width.</summary>
    public static implicit operator SpatialSizes((int Depth, int Height, int Width) sizes) =>
        Of([sizes.Depth, sizes.Height, sizes.Width]);

    /// <summary>Takes the numbers of an array; null from null.</summary>
    [return: NotNullIfNotNull(nameof(sizes))]
    public static implicit operator SpatialSizes?(int[]? sizes) => sizes is null ? null : Of(sizes);

    /// <summary>Copies numbers: a number for each dim, the outermost first, or one for all.</summary>
    public static SpatialSizes Of(ReadOnlySpan<int> sizes) => new(sizes.ToArray());

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_sizes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the numbers as a list.</summary>
    public override string ToString() => $"[{string.Join(", ", _sizes)}]";

    /// <summary>Checks that there is a positive number for each dim; one number stands for all.</summary>
    internal static IReadOnlyList<int> Check(IReadOnlyList<int> sizes, int spatialRank, string layer, string argument)
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
