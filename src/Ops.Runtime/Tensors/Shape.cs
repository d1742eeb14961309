using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace RawOpsNet;

/// <summary>The dims of a tensor, outermost first; a scalar has none.</summary>
/// <remarks>
/// Immutable: the array behind it is shared freely and never written. A dim of -1 stands for an unknown one where a declaration
/// (a variable's handle, an attr) allows it; a tensor's dims are all known.
/// </remarks>
[CollectionBuilder(typeof(ShapeBuilder), nameof(ShapeBuilder.Create))]
[SuppressMessage("Naming", "CA1710", Justification = "A shape is a value; TensorFlow's name is kept.")]
public readonly partial struct Shape : IEquatable<Shape>, IEnumerable<long>
{
    /// <summary>The largest rank, as TensorFlow's: loops keep a few numbers for each dim on the stack.</summary>
    public const int MaxRank = 254;

    private readonly long[]? _dims;

    /// <summary>
    /// Copies dims into a shape. Throws <see cref="InvalidArgumentException"/> for a dim below -1, or too many.
    /// </summary>
    public Shape(params ReadOnlySpan<long> dims)
    {
        CheckRank(dims.Length);
        foreach (long dim in dims)
        {
            if (dim < -1)
            {
                throw new InvalidArgumentException($"A shape has no dim of {dim}: {Format(dims)}.");
            }
        }

        _dims = dims.IsEmpty ? null : dims.ToArray();
    }

    private Shape(long[]? adopted, bool _) => _dims = adopted;

    /// <summary>The shape of a scalar: no dims, one element.</summary>
    public static Shape Scalar => default;

    /// <summary>The number of dims.</summary>
    public int Rank => _dims is null ? 0 : _dims.Length;

    /// <summary>The dims, outermost first.</summary>
    public ReadOnlySpan<long> Dims => _dims;

    /// <summary>The number of elements; 1 for a scalar. Throws where it does not fit in 63 bits or a dim is unknown.</summary>
    public long ElementCount
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            long[]? dims = _dims;
            if (dims is null)
            {
                return 1;
            }

            return dims.Length == 1 && dims[0] >= 0 ? dims[0] : Count(dims);
        }
    }

    /// <summary>The array behind the shape, which nobody writes; null for a scalar.</summary>
    internal long[]? Array => _dims;

    /// <summary>Whether every dim is known.</summary>
    public bool IsFullyDefined => !Dims.Contains(-1);

    /// <summary>The dim at an index. Throws <see cref="InvalidArgumentException"/> where there is no such dim.</summary>
    public long this[int index] =>
        (uint)index < (uint)Rank
            ? _dims![index]
            : throw new InvalidArgumentException(
                $"The shape {this} has no dim {index}; it has {Rank}, counted from 0."
                + (Rank > 0 ? " Write ^1 for the last." : ""));

    /// <summary>The dim at an index, which may count from the end.</summary>
    public long this[Index index] => this[index.GetOffset(Rank)];

    /// <summary>The dims of a range, as a shape.</summary>
    public Shape this[Range range] => new(Dims[range]);

    /// <summary>Tells whether two shapes have the same dims.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Tells whether two shapes differ.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>Copies dims into a shape.</summary>
    public static implicit operator Shape(long[] dims) => new((ReadOnlySpan<long>)dims);

    /// <summary>Copies dims into a shape.</summary>
    public static implicit operator Shape(int[] dims)
    {
        ArgumentNullException.ThrowIfNull(dims);
        return new(System.Array.ConvertAll(dims, dim => (long)dim));
    }

    /// <summary>
    /// Wraps an array that nobody will write again, without a copy or a check of each: for kernels that made it.
    /// </summary>
    public static Shape Adopt(long[] dims)
    {
        if (dims is not { Length: > 0 })
        {
            return default;
        }

        CheckRank(dims.Length);
        return new(dims, true);
    }

    /// <summary>Joins two shapes: the dims of this one, then those of the other.</summary>
    public Shape Concat(Shape other) => other.Rank == 0 ? this : Rank == 0 ? other : Adopt([.. Dims, .. other.Dims]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Equals(Shape other) => ReferenceEquals(_dims, other._dims) || AreSame(_dims, other._dims);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (long dim in Dims)
        {
            hash.Add(dim);
        }

        return hash.ToHashCode();
    }

    /// <summary>Copies the dims into a new array.</summary>
    public long[] ToArray() => Dims.ToArray();

    /// <summary>Gives the dims one after another.</summary>
    public ReadOnlySpan<long>.Enumerator GetEnumerator() => Dims.GetEnumerator();

    IEnumerator<long> IEnumerable<long>.GetEnumerator() => ((IEnumerable<long>)(_dims ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_dims ?? []).GetEnumerator();

    /// <summary>Writes the dims: <c>[2, 3]</c>, an unknown one as <c>?</c>.</summary>
    public override string ToString() => Format(Dims);

    private static void CheckRank(int rank)
    {
        if (rank > MaxRank)
        {
            throw new InvalidArgumentException($"A shape has {rank} dims; at most {MaxRank} are possible.");
        }
    }

    private static string Format(ReadOnlySpan<long> dims)
    {
        string[] texts = new string[dims.Length];
        for (int i = 0; i < dims.Length; i++)
        {
            texts[i] = dims[i] == -1 ? "?" : dims[i].ToString(CultureInfo.InvariantCulture);
        }

        return $"[{string.Join(", ", texts)}]";
    }

    // Shapes are short: a loop is quicker than a call of the library.
    private static bool AreSame(long[]? left, long[]? right)
    {
        if (left is null || right is null || left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }
        }

        return true;
    }

    private static long Count(long[] dims)
    {
        // A zero dim makes the count zero, however large the others are.
        long count = 1;
        bool overflow = false;
        foreach (long dim in dims)
        {
            if (dim <= 0)
            {
                return dim == 0 ? 0 : NoCount(dims, "a dim is unknown");
            }

            long product = unchecked(count * dim);
            overflow |= Math.BigMul(count, dim, out _) != 0 || product < 0;
            count = product;
        }

        return overflow ? NoCount(dims, "the number of elements does not fit in 63 bits") : count;
    }

    private static long NoCount(long[] dims, string why)
    {
        if (dims.Contains(0L) && !dims.Contains(-1L))
        {
            return 0;
        }

        throw new InvalidArgumentException($"The shape {Format(dims)} cannot be counted: {why}.");
    }
}
