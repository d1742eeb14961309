using System.Diagnostics;
using System.Globalization;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Holds some rows of a larger tensor, the other rows being zero: the gradient of a gather.</summary>
/// <remarks>An index may occur more than once; its rows add up.</remarks>
[DebuggerDisplay("{DebuggerText,nq}")]
public sealed class IndexedSlices : ITensorHolder
{
    /// <summary>Joins rows and their indices.</summary>
    /// <param name="values">The rows, [n, rest of the dense shape].</param>
    /// <param name="indices">The places of the rows, [n] of int32 or int64.</param>
    /// <param name="denseShape">The shape of the whole.</param>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where the shapes do not fit.</remarks>
    public IndexedSlices(Tensor values, Tensor indices, Shape denseShape)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(indices);
        if (indices.Rank != 1 || denseShape.Rank == 0 || values.Rank == 0 || values.Shape[0] != indices.Count
            || !values.Shape.Dims[1..].SequenceEqual(denseShape.Dims[1..]))
        {
            throw new InvalidArgumentException(
                $"Values of shape {values.Shape} and indices of shape {indices.Shape} are no rows of shape {denseShape}.");
        }

        if (indices.DType is not (DType.Int32 or DType.Int64))
        {
            throw new InvalidArgumentException($"indices is {indices.DType.Name}; it must be int32 or int64.");
        }

        Values = values;
        Indices = indices;
        DenseShape = denseShape;
    }

    /// <summary>The rows, [n, rest of the dense shape].</summary>
    public Tensor Values { get; }

    /// <summary>The places of the rows, [n].</summary>
    public Tensor Indices { get; }

    /// <summary>The shape of the whole.</summary>
    public Shape DenseShape { get; }

    IEnumerable<Tensor> ITensorHolder.Held => [Values, Indices];

    /// <summary>Makes the whole tensor: rows of one index added in order, zeros elsewhere.</summary>
    /// <remarks>Above ten million elements a warning says so, as TensorFlow does.</remarks>
    public Tensor Dense() => GradientOps.Densify(this);

    /// <summary>Writes dtype, shapes and device, then the indices and the rows as NumPy does. Never throws.</summary>
    public override string ToString() =>
        $"IndexedSlices({DebuggerText}, {Values.Device})\nindices: {Text(Indices)}\nvalues:\n{Text(Values)}";

    internal string DebuggerText =>
        string.Create(CultureInfo.InvariantCulture, $"{Values.DType.Name}, {Indices.Count} rows of {DenseShape}");

    private static string Text(Tensor tensor) => TensorText.TryValues(tensor) ?? tensor.WhyUnreadable();
}
