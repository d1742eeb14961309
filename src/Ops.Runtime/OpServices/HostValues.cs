using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Reads values of host inputs: axes, shapes, sizes, hyper-parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HostValues
{
    /// <summary>Reads the one element of an integer tensor as a long.</summary>
    public static long Integer(Tensor value) => Integer(value, 0);

    /// <summary>Reads an element of an integer tensor as a long.</summary>
    public static long Integer(Tensor value, int index) => value.DType switch
    {
        DType.Int32 => At<int>(value, index),
        DType.Int64 => At<long>(value, index),
        DType.Int16 => At<short>(value, index),
        DType.Int8 => At<sbyte>(value, index),
        DType.UInt8 => At<byte>(value, index),
        DType.UInt16 => At<ushort>(value, index),
        DType.UInt32 => At<uint>(value, index),
        DType.UInt64 => checked((long)At<ulong>(value, index)),
        _ => throw new InvalidArgumentException($"A tensor of integers is needed, not of {value.DType.Name}."),
    };

    /// <summary>Reads all elements of an integer tensor as longs.</summary>
    public static long[] Integers(Tensor value)
    {
        using HostRead read = new(value);
        long[] values = new long[checked((int)value.Shape.ElementCount)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Integer(read.Tensor, i);
        }

        return values;
    }

    /// <summary>Reads the one element of a real tensor as a double.</summary>
    public static double Real(Tensor value) => value.DType switch
    {
        DType.Float32 => At<float>(value, 0),
        DType.Float64 => At<double>(value, 0),
        DType.Float16 => (double)At<Half>(value, 0),
        DType.BFloat16 => (double)At<BFloat16>(value, 0),
        DType.Complex64 => At<Complex64>(value, 0).Real,
        DType.Complex128 => At<System.Numerics.Complex>(value, 0).Real,
        DType.UInt64 => At<ulong>(value, 0),
        _ => Integer(value),
    };

    /// <summary>Tells whether the one element of a tensor is a number; a complex one needs an imaginary part of 0.</summary>
    public static bool Is(Tensor value, double number) => Real(value) == number && value.DType switch
    {
        DType.Complex64 => At<Complex64>(value, 0).Imaginary == 0,
        DType.Complex128 => At<System.Numerics.Complex>(value, 0).Imaginary == 0,
        _ => true,
    };

    /// <summary>Reads the one element of a bool tensor.</summary>
    public static bool Bool(Tensor value) => At<bool>(value, 0);

    /// <summary>Reads the one element of a tensor of a known element type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scalar<T>(Tensor value)
        where T : unmanaged => At<T>(value, 0);

    // A value that lies on a device is waited for.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T>(Tensor value, int index)
        where T : struct => value.Device.IsCpu ? TensorAccess.Read<T>(value)[index] : value.ToArray<T>()[index];
}
