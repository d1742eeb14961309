using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>One argument of a kernel: a tensor's address, a scalar, or a value. Nothing is boxed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct DeviceArgument
{
    private readonly ulong _bits;

    private DeviceArgument(DeviceArgumentKind kind, int size, ulong bits, Tensor? tensor = null)
    {
        Kind = kind;
        Size = size;
        _bits = bits;
        Tensor = tensor;
    }

    /// <summary>What it is.</summary>
    public DeviceArgumentKind Kind { get; }

    /// <summary>The bytes of a value; the element size of a scalar.</summary>
    public int Size { get; }

    /// <summary>The tensor of an address or of a scalar.</summary>
    public Tensor? Tensor { get; }

    /// <summary>The value's bits, the offset in bytes of an address, or where the host has the bytes of a struct.</summary>
    public ulong Bits => _bits;

    /// <summary>Passes the address of a tensor's first element.</summary>
    public static implicit operator DeviceArgument(Tensor tensor)
    {
        return Address(tensor);
    }

    /// <summary>Passes an <c>i32</c>.</summary>
    public static implicit operator DeviceArgument(int value)
    {
        return Value(value);
    }

    /// <summary>Passes a <c>u32</c>.</summary>
    public static implicit operator DeviceArgument(uint value)
    {
        return Value(value);
    }

    /// <summary>Passes an <c>i64</c>.</summary>
    public static implicit operator DeviceArgument(long value)
    {
        return Value(value);
    }

    /// <summary>Passes a <c>u64</c>.</summary>
    public static implicit operator DeviceArgument(ulong value)
    {
        return Value(value);
    }

    /// <summary>Passes an <c>f32</c>.</summary>
    public static implicit operator DeviceArgument(float value)
    {
        return Value(value);
    }

    /// <summary>Passes an <c>f64</c>.</summary>
    public static implicit operator DeviceArgument(double value)
    {
        return Value(value);
    }

    /// <summary>Passes a <c>bool</c>, one byte.</summary>
    public static implicit operator DeviceArgument(bool value)
    {
        return Value(value);
    }

    /// <summary>Passes the address of a tensor's byte at an offset.</summary>
    public static DeviceArgument Address(Tensor tensor, long offset = 0) =>
        new(DeviceArgumentKind.Address, sizeof(ulong), (ulong)offset, tensor);

    /// <summary>Passes an address that is no tensor's, such as the null pointer of an input that is absent.</summary>
    public static DeviceArgument Address(ulong address) => new(DeviceArgumentKind.Value, sizeof(ulong), address);

    /// <summary>Gives the same argument of another tensor, which has the same bytes.</summary>
    internal DeviceArgument With(Tensor tensor) => new(Kind, Size, _bits, tensor);

    /// <summary>
    /// Passes a <c>Scalar&lt;T&gt;</c>: the value of a host tensor of one element, or the address of a device's.
    /// </summary>
    public static DeviceArgument Scalar(Tensor scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        return new(DeviceArgumentKind.Scalar, scalar.DType.Size, 0, scalar);
    }

    /// <summary>Passes a value of at most eight bytes.</summary>
    public static DeviceArgument Value<T>(T value)
        where T : unmanaged
    {
        if (sizeof(T) > sizeof(ulong))
        {
            throw new InvalidArgumentException($"A value of {sizeof(T)} bytes is passed by DeviceArgument.Struct.");
        }

        ulong bits = 0;
        Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref bits), value);
        return new(DeviceArgumentKind.Value, sizeof(T), bits);
    }

    /// <summary>Passes the bytes of a struct, which must stay where they are until the launch returns.</summary>
    /// <param name="value">Where the struct is; on the stack, or pinned.</param>
    /// <param name="bytes">Its size, as the device has it; at most 4 KB.</param>
    public static DeviceArgument Struct(void* value, int bytes) => new(DeviceArgumentKind.Struct, bytes, (ulong)value);
}
