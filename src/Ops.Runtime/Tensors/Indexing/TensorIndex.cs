using System.Globalization;

namespace RawOpsNet;

/// <summary>An item between the brackets of a tensor's indexer: <c>t[0, 1..3, ^1, TensorIndex.NewAxis]</c>.</summary>
/// <remarks>Made implicitly from an integer, an <see cref="Index"/>, a <see cref="Range"/>, or a tensor.</remarks>
public readonly struct TensorIndex
{
    private readonly Index _start;
    private readonly Index _stop;

    private TensorIndex(TensorIndexKind kind, long? first = null, long? last = null, long step = 1, Tensor? tensor = null)
    {
        Kind = kind;
        First = first;
        Last = last;
        Stride = step;
        Tensor = tensor;
    }

    private TensorIndex(Range range, long step)
    {
        Kind = TensorIndexKind.Slice;
        IsRange = true;
        _start = range.Start;
        _stop = range.End;
        Stride = step;
    }

    /// <summary>Inserts a dim of size 1.</summary>
    public static TensorIndex NewAxis => new(TensorIndexKind.NewAxis);

    /// <summary>Stands for all dims that no other item names.</summary>
    public static TensorIndex Ellipsis => new(TensorIndexKind.Ellipsis);

    /// <summary>Takes a whole dim, as <c>..</c> does.</summary>
    public static TensorIndex All => new(TensorIndexKind.Slice);

    internal TensorIndexKind Kind { get; }

    /// <summary>The element, or the first of a slice; null for the end that the step comes from.</summary>
    internal long? First { get; }

    /// <summary>The bound of a slice, not included; null for the end that the step goes to.</summary>
    internal long? Last { get; }

    internal long Stride { get; }

    internal Tensor? Tensor { get; }

    /// <summary>How many dims the item takes up; an ellipsis those that are left.</summary>
    internal int NamedDims => Kind switch
    {
        TensorIndexKind.NewAxis or TensorIndexKind.Ellipsis => 0,
        TensorIndexKind.Tensor when Tensor!.DType == DType.Bool => Tensor.Rank,
        _ => 1,
    };

    private bool IsRange { get; }

    /// <summary>Picks an element and takes its dim out; a negative number counts from the end.</summary>
    public static implicit operator TensorIndex(int index) => new(TensorIndexKind.Element, index);

    /// <summary>Picks an element and takes its dim out; a negative number counts from the end.</summary>
    public static implicit operator TensorIndex(long index) => new(TensorIndexKind.Element, index);

    /// <summary>Picks an element and takes its dim out.</summary>
    /// <remarks><c>^0</c> lies past the end and is refused.</remarks>
    public static implicit operator TensorIndex(Index index) =>
        index.IsFromEnd && index.Value == 0
            ? throw new InvalidArgumentException("The index ^0 lies past the end; the last element is ^1.", "StridedSlice")
            : new(TensorIndexKind.Element, index.IsFromEnd ? -(long)index.Value : index.Value);

    /// <summary>Cuts a range out of a dim; bounds past the ends are moved to them, as in Python.</summary>
    public static implicit operator TensorIndex(Range range) => new(range, 1);

    /// <summary>Gathers by a tensor of integers, or takes where a tensor of bools is true.</summary>
    /// <remarks>Negative integers count from the end.</remarks>
    public static implicit operator TensorIndex(Tensor tensor) =>
        new(
            TensorIndexKind.Tensor,
            tensor: tensor ?? throw new InvalidArgumentException(
                "A tensor between the brackets is null; TensorIndex.NewAxis inserts a dim.", "GatherV2"));

    /// <summary>Gathers by integers; negative ones count from the end.</summary>
    public static implicit operator TensorIndex(int[] indices) => (Tensor)indices;

    /// <summary>Gathers by integers; negative ones count from the end.</summary>
    public static implicit operator TensorIndex(long[] indices) => (Tensor)indices;

    /// <summary>Takes where it is true.</summary>
    public static implicit operator TensorIndex(bool[] mask) => (Tensor)mask;

    /// <summary>Gathers by a tensor of integers; negative ones count from the end.</summary>
    public static implicit operator TensorIndex(Tensor<int> indices) => indices.Untyped;

    /// <summary>Gathers by a tensor of integers; negative ones count from the end.</summary>
    public static implicit operator TensorIndex(Tensor<long> indices) => indices.Untyped;

    /// <summary>Takes where it is true.</summary>
    public static implicit operator TensorIndex(Tensor<bool> mask) => mask.Untyped;

    /// <summary>Takes every step-th element of a dim; a negative step goes backwards from its end.</summary>
    public static TensorIndex Step(long step) => Slice(null, null, step);

    /// <summary>Takes every step-th element of a range; a negative step walks the range backwards from its end.</summary>
    public static TensorIndex Step(Range range, long step) => new(range, RequireStep(step));

    /// <summary>Slices as Python's <c>start:stop:step</c>: null stands for what is left out.</summary>
    public static TensorIndex Slice(long? start, long? stop, long step = 1) =>
        new(TensorIndexKind.Slice, start, stop, RequireStep(step));

    /// <summary>Writes the item as it stands between brackets.</summary>
    public override string ToString() => Kind switch
    {
        TensorIndexKind.Element => string.Create(CultureInfo.InvariantCulture, $"{First}"),
        TensorIndexKind.NewAxis => "NewAxis",
        TensorIndexKind.Ellipsis => "Ellipsis",
        TensorIndexKind.Tensor => $"a {Tensor!.DType.Name} tensor of shape {Tensor.Shape}",
        _ when IsRange && Stride == 1 => $"{_start}..{_stop}",
        _ when IsRange => string.Create(CultureInfo.InvariantCulture, $"{_start}..{_stop}:{Stride}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{First}:{Last}:{Stride}"),
    };

    /// <summary>Gives Python's bounds of the slice in a dim; null for an end.</summary>
    internal (long? Start, long? Stop) Bounds(long dim)
    {
        if (!IsRange)
        {
            return (First, Last);
        }

        long start = Place(_start, dim);
        long stop = Place(_stop, dim);
        if (Stride > 0)
        {
            return (start, stop);
        }

        // Nothing is before the first element that a number could name: -1 is the last one.
        return start >= stop ? (0, 0) : (stop - 1, start == 0 ? null : start - 1);
    }

    private static long Place(Index index, long dim) =>
        Math.Clamp(index.IsFromEnd ? dim - index.Value : index.Value, 0, dim);

    private static long RequireStep(long step) =>
        step != 0
            ? step
            : throw new InvalidArgumentException("The step of a slice is 0; it must not be.", "StridedSlice", null, "strides");
}
