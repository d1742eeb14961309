using RawOpsNet.OpServices;

namespace RawOpsNet;

public sealed partial class Tensor
{
    /// <summary>Copies the elements, row-major, into a new array.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where T is not the element type of the dtype.</remarks>
    public T[] ToArray<T>()
        where T : struct
    {
        RequireElementType<T>();
        T[] values = TensorAccess.Read<T>(this).ToArray();
        GC.KeepAlive(this);
        return values;
    }

    /// <summary>Gives the only element.</summary>
    /// <remarks>
    /// Throws <see cref="InvalidArgumentException"/> where there is not exactly one, or T is not the element type of the dtype.
    /// </remarks>
    public T Item<T>()
        where T : struct
    {
        RequireElementType<T>();
        if (Count != 1)
        {
            throw new InvalidArgumentException($"Item needs a tensor of one element; this one has shape {Shape}.");
        }

        T value = TensorAccess.Read<T>(this)[0];
        GC.KeepAlive(this);
        return value;
    }

    /// <summary>Gives the elements, row-major, without a copy.</summary>
    /// <remarks>
    /// The span stays readable after the tensor is disposed. Throws <see cref="InvalidArgumentException"/> where T is not the
    /// element type of the dtype, and for more than 2³¹ - 1 elements.
    /// </remarks>
    public ReadOnlySpan<T> AsReadOnlySpan<T>()
        where T : struct
    {
        RequireElementType<T>();
        Storage.Expose();
        ReadOnlySpan<T> values = TensorAccess.Read<T>(this);
        GC.KeepAlive(this);
        return values;
    }

    /// <summary>Gives a view that carries the dtype in its type.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where T is not the element type of the dtype.</remarks>
    public Tensor<T> As<T>()
        where T : notnull
    {
        RequireElementType<T>();
        return new Tensor<T>(this);
    }

    /// <summary>Writes dtype, shape, device and the values as NumPy does, summarised past 1,000 elements.</summary>
    public override string ToString() => TensorText.Of(this);

    private void RequireElementType<T>()
    {
        DType asked = DTypes.OfOrInvalid<T>();
        if (asked != _dtype || asked == DType.Invalid)
        {
            throw new InvalidArgumentException(
                $"The tensor is {_dtype.Name} {_shape}; its elements cannot be read as {typeof(T).Name}.");
        }

        RequireReadable();
    }
}
