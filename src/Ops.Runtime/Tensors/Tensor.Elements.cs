using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
        using HostRead read = new(this);
        return TensorAccess.Read<T>(read.Tensor).ToArray();
    }

    /// <summary>Copies a matrix into a new array of two dims.</summary>
    /// <remarks>
    /// Throws <see cref="InvalidArgumentException"/> where the rank is not 2, or T is not the element type of the dtype.
    /// </remarks>
    public T[,] ToArray2D<T>()
        where T : struct
    {
        RequireElementType<T>();
        if (Rank != 2)
        {
            throw new InvalidArgumentException(
                $"ToArray2D: the tensor has shape {Shape} of rank {Rank}; its rank must be 2. ToArray takes any.");
        }

        T[,] values = new T[Shape[0], Shape[1]];
        ref T first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values));
        using HostRead read = new(this);
        TensorAccess.Read<T>(read.Tensor).CopyTo(MemoryMarshal.CreateSpan(ref first, values.Length));
        return values;
    }

    /// <summary>Copies the elements, row-major, to the front of a span.</summary>
    /// <remarks>
    /// Throws <see cref="InvalidArgumentException"/> where the span is too short, or T is not the element type of the dtype.
    /// </remarks>
    public void CopyTo<T>(Span<T> destination)
        where T : struct
    {
        RequireElementType<T>();
        if (destination.Length < Count)
        {
            throw new InvalidArgumentException(
                $"destination has room for {destination.Length} elements; the tensor of shape {Shape} has {Count}.",
                argument: "destination");
        }

        using HostRead read = new(this);
        TensorAccess.Read<T>(read.Tensor).CopyTo(destination);
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
            throw new InvalidArgumentException(
                $"Item: the tensor has shape {Shape} and {Count} elements; it must have one. Index it first, or call ToArray.");
        }

        using HostRead read = new(this);
        return TensorAccess.Read<T>(read.Tensor)[0];
    }

    /// <summary>Gives the elements, row-major, without a copy where the tensor lies on the host.</summary>
    /// <remarks>
    /// The span stays readable after the tensor is disposed. Throws <see cref="InvalidArgumentException"/> where T is not the
    /// element type of the dtype, and for more than 2³¹ - 1 elements.
    /// </remarks>
    public ReadOnlySpan<T> AsReadOnlySpan<T>()
        where T : struct
    {
        RequireElementType<T>();
        if (!Device.IsCpu)
        {
            return ToArray<T>();
        }

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
    /// <remarks>
    /// Values of several lines begin below the head. A tensor that was disposed says so: this never throws. At most some thousand
    /// elements are read, however many there are.
    /// </remarks>
    public override string ToString() => TensorText.Of(this);

    internal string DebuggerText => TensorText.Line(this);

    private void RequireElementType<T>([CallerMemberName] string member = "")
    {
        DType asked = DTypes.OfOrInvalid<T>();
        if (asked != _dtype || asked == DType.Invalid)
        {
            throw WrongElementType<T>(asked, member);
        }

        RequireReadable(member, null, "tensor");
    }

    private InvalidArgumentException WrongElementType<T>(DType asked, string member)
    {
        string name = asked == DType.Invalid ? typeof(T).Name : DTypes.ElementName(asked);
        string cast = asked is DType.Invalid or DType.String || _dtype == DType.String
            ? ""
            : $" RawOps.Cast(tensor, DType.{asked}) converts it.";
        return new(
            $"{member}<{name}>: the tensor is {_dtype.Name} {_shape}, whose elements are read as "
            + $"{DTypes.ElementName(_dtype)}.{cast}");
    }
}
