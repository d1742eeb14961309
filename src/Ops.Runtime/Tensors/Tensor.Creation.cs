using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RawOpsNet.OpServices;

namespace RawOpsNet;

public sealed partial class Tensor
{
    /// <summary>Copies elements, row-major, into a tensor of a shape.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where the shape has another number of elements.</remarks>
    public static Tensor From<T>(ReadOnlySpan<T> values, Shape shape)
        where T : struct
    {
        DType dtype = DTypes.Of<T>();
        if (shape.ElementCount != values.Length)
        {
            throw new InvalidArgumentException(
                $"values has {values.Length} elements, but the shape {shape} has {shape.ElementCount}.", argument: "values");
        }

        Tensor tensor = TensorAccess.Allocate(shape, dtype);
        values.CopyTo(TensorAccess.Write<T>(tensor));
        GC.KeepAlive(tensor);
        return tensor;
    }

    /// <summary>Copies elements, row-major, into a tensor of a shape.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where the shape has another number of elements.</remarks>
    public static Tensor From<T>(T[] values, Shape shape)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(values);
        return From((ReadOnlySpan<T>)values, shape);
    }

    /// <summary>Copies elements into a vector.</summary>
    public static Tensor From<T>(params ReadOnlySpan<T> values)
        where T : struct => From(values, [values.Length]);

    /// <summary>Copies an array of any rank; its element type gives the dtype.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where no dtype has that element type.</remarks>
    public static Tensor From(Array values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromAnyArray(values);
    }

    /// <summary>Makes a tensor of zeros, false, or empty strings.</summary>
    public static Tensor Zeros(Shape shape, DType dtype = DType.Float32)
    {
        Tensor tensor = TensorAccess.Allocate(shape, dtype);
        TensorAccess.Clear(tensor);
        return tensor;
    }

    internal static Tensor FromValue<T>(T value)
        where T : notnull
    {
        DType dtype = DTypes.Of<T>();
        Tensor tensor = TensorAccess.Allocate(Shape.Scalar, dtype);
        if (value is TString text)
        {
            TensorAccess.Write<TString>(tensor)[0] = text;
        }
        else
        {
            Unsafe.As<byte, T>(ref TensorAccess.Bytes(tensor)[0]) = value;
        }

        GC.KeepAlive(tensor);
        return tensor;
    }

    private static Tensor FromScalar<T>(T value)
        where T : struct
    {
        Tensor tensor = TensorAccess.Allocate(Shape.Scalar, DTypes.Of<T>());
        TensorAccess.Write<T>(tensor)[0] = value;
        GC.KeepAlive(tensor);
        return tensor;
    }

    private static Tensor FromArray<T>(Array values)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(values);
        Tensor tensor = TensorAccess.Allocate(ShapeOf(values), DTypes.Of<T>());
        ref T first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values));
        MemoryMarshal.CreateReadOnlySpan(ref first, values.Length).CopyTo(TensorAccess.Write<T>(tensor));
        GC.KeepAlive(tensor);
        return tensor;
    }

    private static Tensor FromTexts(Array values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Tensor tensor = TensorAccess.Allocate(ShapeOf(values), DType.String);
        Span<TString> elements = TensorAccess.Write<TString>(tensor);
        int next = 0;
        foreach (object? text in values)
        {
            elements[next++] = new TString((string)text!);
        }

        return tensor;
    }

    private static Tensor FromAnyArray(Array values) => values.GetType().GetElementType() switch
    {
        { } type when type == typeof(float) => FromArray<float>(values),
        { } type when type == typeof(double) => FromArray<double>(values),
        { } type when type == typeof(int) => FromArray<int>(values),
        { } type when type == typeof(long) => FromArray<long>(values),
        { } type when type == typeof(bool) => FromArray<bool>(values),
        { } type when type == typeof(byte) => FromArray<byte>(values),
        { } type when type == typeof(sbyte) => FromArray<sbyte>(values),
        { } type when type == typeof(short) => FromArray<short>(values),
        { } type when type == typeof(ushort) => FromArray<ushort>(values),
        { } type when type == typeof(uint) => FromArray<uint>(values),
        { } type when type == typeof(ulong) => FromArray<ulong>(values),
        { } type when type == typeof(Half) => FromArray<Half>(values),
        { } type when type == typeof(BFloat16) => FromArray<BFloat16>(values),
        { } type when type == typeof(Complex64) => FromArray<Complex64>(values),
        { } type when type == typeof(System.Numerics.Complex) => FromArray<System.Numerics.Complex>(values),
        { } type when type == typeof(TString) => FromArray<TString>(values),
        { } type when type == typeof(string) => FromTexts(values),
        { IsArray: true } => throw new InvalidArgumentException(
            $"{values.GetType().Name} is jagged: its rows may differ in length. Take a rectangular array, as in float[,].",
            argument: "values"),
        var type => throw new InvalidArgumentException(
            $"{type} is no element type of a tensor; float, int, bool, Complex and TString are examples.", argument: "values"),
    };

    private static Shape ShapeOf(Array values)
    {
        long[] dims = new long[values.Rank];
        for (int i = 0; i < dims.Length; i++)
        {
            dims[i] = values.GetLongLength(i);
        }

        return Shape.Adopt(dims);
    }
}
