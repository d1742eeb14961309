using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Is the gradient of one source: a tensor, or the rows that a gather touched. No gradient is null.</summary>
public sealed class Gradient : ITensorHolder
{
    private readonly Tensor? _dense;

    /// <summary>Wraps a dense gradient.</summary>
    public Gradient(Tensor dense)
    {
        ArgumentNullException.ThrowIfNull(dense);
        _dense = dense;
    }

    /// <summary>Wraps rows.</summary>
    public Gradient(IndexedSlices slices)
    {
        ArgumentNullException.ThrowIfNull(slices);
        Slices = slices;
    }

    /// <summary>The rows, or null where the gradient is dense.</summary>
    public IndexedSlices? Slices { get; }

    /// <summary>The tensor, or null where the gradient is rows.</summary>
    internal Tensor? DenseOrNull => _dense;

    /// <summary>Whether the gradient is rows.</summary>
    public bool IsSlices => Slices is not null;

    /// <summary>The dtype.</summary>
    public DType DType => (_dense ?? Slices!.Values).DType;

    /// <summary>The shape of the source.</summary>
    public Shape Shape => _dense?.Shape ?? Slices!.DenseShape;

    IEnumerable<Tensor> ITensorHolder.Held => _dense is null ? ((ITensorHolder)Slices!).Held : [_dense];

    /// <summary>Wraps a dense gradient; null stays null.</summary>
    public static implicit operator Gradient?(Tensor? dense) => dense is null ? null : new Gradient(dense);

    /// <summary>Wraps rows; null stays null.</summary>
    public static implicit operator Gradient?(IndexedSlices? slices) => slices is null ? null : new Gradient(slices);

    /// <summary>Gives the gradient as a tensor; null stays null.</summary>
    public static implicit operator Tensor?(Gradient? gradient) => gradient?.Dense();

    /// <summary>Gives the gradient as a tensor: rows are added into zeros.</summary>
    public Tensor Dense() => _dense ?? Slices!.Dense();

    /// <summary>Gives the only element of the gradient of a scalar.</summary>
    public T Item<T>()
        where T : struct => Dense().Item<T>();

    /// <summary>Copies the elements of the dense gradient into a new array.</summary>
    public T[] ToArray<T>()
        where T : struct => Dense().ToArray<T>();

    /// <summary>Writes the tensor or the shapes of the rows.</summary>
    public override string ToString() => _dense?.ToString() ?? Slices!.ToString();
}
