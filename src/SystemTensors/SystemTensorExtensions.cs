using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Brings tensors to and from System.Numerics.Tensors, whose types may be strided where ours are dense.</summary>
/// <remarks>
/// Both have a <c>Tensor&lt;T&gt;</c>: in a file that uses both, name one of them by an alias, as in
/// <c>using FloatTensor = System.Numerics.Tensors.Tensor&lt;float&gt;;</c>. A scalar of ours is a vector of one element there,
/// which has no tensors of rank 0.
/// </remarks>
public static class SystemTensorExtensions
{
    /// <summary>Gives the elements as a span with the tensor's dims, without a copy.</summary>
    /// <remarks>
    /// The span stays readable after the tensor is disposed. Throws <see cref="InvalidArgumentException"/> where T is not the
    /// element type of the dtype, and for more than 2³¹ - 1 elements.
    /// </remarks>
    public static ReadOnlyTensorSpan<T> AsReadOnlyTensorSpan<T>(this Tensor tensor)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ReadOnlySpan<T> values = tensor.AsReadOnlySpan<T>();
        return tensor.Rank == 0 ? new ReadOnlyTensorSpan<T>(values) : new ReadOnlyTensorSpan<T>(values, Lengths(tensor.Shape));
    }

    /// <summary>Gives the elements of a typed view as a span with its dims, without a copy.</summary>
    /// <remarks>The span stays readable after the tensor is disposed.</remarks>
    public static ReadOnlyTensorSpan<T> AsReadOnlyTensorSpan<T>(this Tensor<T> tensor)
        where T : struct => tensor.Untyped.AsReadOnlyTensorSpan<T>();

    /// <summary>Copies the elements into a new tensor of System.Numerics.Tensors.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where T is not the element type of the dtype.</remarks>
    public static System.Numerics.Tensors.Tensor<T> ToSystemTensor<T>(this Tensor tensor)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return System.Numerics.Tensors.Tensor.Create(tensor.ToArray<T>(), tensor.Rank == 0 ? [1] : Lengths(tensor.Shape));
    }

    /// <summary>Copies the elements of a typed view into a new tensor of System.Numerics.Tensors.</summary>
    public static System.Numerics.Tensors.Tensor<T> ToSystemTensor<T>(this Tensor<T> tensor)
        where T : struct => tensor.Untyped.ToSystemTensor<T>();

    /// <summary>Copies the elements into a span of the same dims, which may be strided.</summary>
    /// <remarks>
    /// Throws <see cref="InvalidArgumentException"/> where the dims differ, or T is not the element type of the dtype; nothing
    /// has been written then.
    /// </remarks>
    public static void CopyTo<T>(this Tensor tensor, in TensorSpan<T> destination)
        where T : struct
    {
        ReadOnlyTensorSpan<T> values = tensor.AsReadOnlyTensorSpan<T>();
        if (!values.Lengths.SequenceEqual(destination.Lengths))
        {
            throw new InvalidArgumentException(
                $"destination has shape {ShapeOf(destination.Lengths)}; the tensor has {tensor.Shape}, and both must be the "
                + "same.",
                argument: "destination");
        }

        values.CopyTo(destination);
    }

    /// <summary>Copies a span, row-major, into a tensor of its dims; it may be strided.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where no dtype has the element type.</remarks>
    public static Tensor<T> ToRawOpsTensor<T>(this in ReadOnlyTensorSpan<T> values)
        where T : struct
    {
        Tensor tensor = TensorAccess.Allocate(ShapeOf(values.Lengths), DTypes.Of<T>());
        values.FlattenTo(TensorAccess.Write<T>(tensor));
        GC.KeepAlive(tensor);
        return tensor.As<T>();
    }

    /// <summary>Copies a span, row-major, into a tensor of its dims; it may be strided.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where no dtype has the element type.</remarks>
    public static Tensor<T> ToRawOpsTensor<T>(this in TensorSpan<T> values)
        where T : struct => values.AsReadOnlyTensorSpan().ToRawOpsTensor();

    /// <summary>Copies a tensor of System.Numerics.Tensors, row-major, into one of ours; it may be strided.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where no dtype has the element type.</remarks>
    public static Tensor<T> ToRawOpsTensor<T>(this System.Numerics.Tensors.Tensor<T> values)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.AsReadOnlyTensorSpan().ToRawOpsTensor();
    }

    private static ReadOnlySpan<nint> Lengths(Shape shape) => MemoryMarshal.Cast<long, nint>(shape.Dims);

    private static Shape ShapeOf(ReadOnlySpan<nint> lengths)
    {
        long[] dims = new long[lengths.Length];
        for (int i = 0; i < dims.Length; i++)
        {
            dims[i] = lengths[i];
        }

        return Shape.Adopt(dims);
    }
}
