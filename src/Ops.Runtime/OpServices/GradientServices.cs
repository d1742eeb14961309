using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>
/// What gradient formulas call beside ops: unbroadcast, kept_shape, zeros_like, conj, constants. Where they change a tensor
/// they do so by ops, so that a tape records it and second order works.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class GradientServices
{
    /// <summary>Sums a gradient over the dims along which an input of a shape was broadcast.</summary>
    public static Tensor Unbroadcast(Tensor gradient, Shape shape)
    {
        Shape from = gradient.Shape;
        if (from == shape)
        {
            return gradient;
        }

        int extra = from.Rank - shape.Rank;
        List<int> axes = [];
        for (int i = 0; i < from.Rank; i++)
        {
            if (i < extra || (shape[i - extra] == 1 && from[i] != 1))
            {
                axes.Add(i);
            }
        }

        Tensor sum = axes.Count == 0 ? gradient : RawOps.Sum(gradient, axes.ToArray());
        return sum.Shape == shape ? sum : RawOps.Reshape(sum, ShapeTensor(shape));
    }

    /// <summary>
    /// Gives a shape with the reduced axes as 1: what a reduced gradient is reshaped to before it is broadcast.
    /// </summary>
    public static Shape KeptShape(Shape shape, Tensor axes)
    {
        long[] dims = shape.ToArray();
        foreach (long axis in HostValues.Integers(axes))
        {
            dims[axis < 0 ? axis + dims.Length : axis] = 1;
        }

        return Shape.Adopt(dims);
    }

    /// <summary>Gives a shape with the axes of an attr as 1.</summary>
    public static Shape KeptShape(Shape shape, ReadOnlySpan<long> axes)
    {
        long[] dims = shape.ToArray();
        foreach (long axis in axes)
        {
            dims[axis < 0 ? axis + dims.Length : axis] = 1;
        }

        return Shape.Adopt(dims);
    }

    /// <summary>Makes the vector that a shape input takes: int32, or int64 where a dim needs it.</summary>
    public static Tensor ShapeTensor(Shape shape)
    {
        foreach (long dim in shape.Dims)
        {
            if (dim > int.MaxValue)
            {
                return shape.ToArray();
            }
        }

        return Array.ConvertAll(shape.ToArray(), dim => (int)dim);
    }

    /// <summary>Makes the vector that a shape input takes, of int32 or int64.</summary>
    public static Tensor ShapeTensor(Shape shape, DType dtype) => dtype == DType.Int64 ? shape.ToArray() : ShapeTensor(shape);

    /// <summary>Makes zeros of a tensor's shape and dtype.</summary>
    public static Tensor ZerosLike(Tensor tensor)
    {
        Tensor zeros = TensorAccess.Allocate(tensor.Shape, tensor.DType, tensor.Device);
        TensorAccess.Clear(zeros);
        return zeros;
    }

    /// <summary>Conjugates a complex tensor; a real one is returned as it is.</summary>
    public static Tensor Conj(Tensor tensor) => tensor.DType.IsComplex ? RawOps.Conj(tensor) : tensor;

    /// <summary>Gives a tensor that lies where another does: itself, or a copy of what the host worked out.</summary>
    public static Tensor Beside(Tensor value, Tensor like)
    {
        if (value.Device == like.Device)
        {
            return value;
        }

        Tensor copy = TensorAccess.Allocate(value.Shape, value.DType, like.Device);
        DeviceBackend.Of(like.Device).CopyFromHost(value, copy);
        return copy;
    }

    /// <summary>Makes a scalar of a tensor's dtype.</summary>
    public static Tensor Constant(double value, Tensor like) => Constant(value, like.DType, like.Device);

    /// <summary>Makes a scalar of a dtype.</summary>
    public static Tensor Constant(double value, DType dtype, Device device = default)
    {
        if (!device.IsCpu)
        {
            using Tensor host = Constant(value, dtype);
            return host.To(device);
        }

        Tensor constant = TensorAccess.Allocate(Shape.Scalar, dtype, device);
        switch (dtype)
        {
            case DType.Float32: TensorAccess.Write<float>(constant)[0] = (float)value; break;
            case DType.Float64: TensorAccess.Write<double>(constant)[0] = value; break;
            case DType.Float16: TensorAccess.Write<Half>(constant)[0] = (Half)value; break;
            case DType.BFloat16: TensorAccess.Write<BFloat16>(constant)[0] = (BFloat16)value; break;
            case DType.Complex64: TensorAccess.Write<Complex64>(constant)[0] = new Complex64((float)value, 0); break;
            case DType.Complex128: TensorAccess.Write<System.Numerics.Complex>(constant)[0] = value; break;
            case DType.Int8: TensorAccess.Write<sbyte>(constant)[0] = (sbyte)value; break;
            case DType.Int16: TensorAccess.Write<short>(constant)[0] = (short)value; break;
            case DType.Int32: TensorAccess.Write<int>(constant)[0] = (int)value; break;
            case DType.Int64: TensorAccess.Write<long>(constant)[0] = (long)value; break;
            case DType.UInt8: TensorAccess.Write<byte>(constant)[0] = (byte)value; break;
            case DType.UInt16: TensorAccess.Write<ushort>(constant)[0] = (ushort)value; break;
            case DType.UInt32: TensorAccess.Write<uint>(constant)[0] = (uint)value; break;
            case DType.UInt64: TensorAccess.Write<ulong>(constant)[0] = (ulong)value; break;
            case DType.Bool: TensorAccess.Write<bool>(constant)[0] = value != 0; break;
            default: throw new InvalidArgumentException($"There is no {dtype.Name} constant of {value}.");
        }

        return constant;
    }

    /// <summary>Makes a bool scalar.</summary>
    public static Tensor Constant(bool value, Tensor like) => Constant(value ? 1 : 0, like);
}
