using System.Numerics;

namespace RawOpsNet.OpServices;

/// <summary>The few ops that the tape needs, until the generated ones are there.</summary>
internal static partial class FirstOps
{
    public static void Fill(Tensor tensor, int value)
    {
        switch (tensor.DType)
        {
            case DType.Float32: Fill<float>(tensor, value); break;
            case DType.Float64: Fill<double>(tensor, value); break;
            case DType.Float16: Fill<Half>(tensor, value); break;
            case DType.BFloat16: Fill<BFloat16>(tensor, value); break;
            case DType.Complex64: Fill<Complex64>(tensor, value); break;
            case DType.Complex128: Fill<Complex>(tensor, value); break;
            default: throw new UnimplementedException($"No fill of {tensor.DType.Name}.");
        }
    }

    public static Tensor AddN(ReadOnlySpan<Tensor> tensors)
    {
        Tensor sum = TensorAccess.Copy(tensors[0]);
        foreach (Tensor tensor in tensors[1..])
        {
            AddInto(sum, tensor);
        }

        Record(AddNGradient.Instance, tensors, sum);
        return sum;
    }

    public static void AddInto(Tensor sum, Tensor tensor) => AddInto(sum, tensor, 1);

    public static void AddInto(Tensor sum, Tensor tensor, int sign)
    {
        switch (sum.DType)
        {
            case DType.Float32: AddInto<float>(sum, tensor, sign); break;
            case DType.Float64: AddInto<double>(sum, tensor, sign); break;
            case DType.Float16: AddInto<Half>(sum, tensor, sign); break;
            case DType.BFloat16: AddInto<BFloat16>(sum, tensor, sign); break;
            case DType.Complex64: AddInto<Complex64>(sum, tensor, sign); break;
            case DType.Complex128: AddInto<Complex>(sum, tensor, sign); break;
            case DType.Int64: AddInto<long>(sum, tensor, sign); break;
            case DType.Int32: AddInto<int>(sum, tensor, sign); break;
            default: throw new UnimplementedException($"No sum of {sum.DType.Name}.");
        }
    }

    public static Tensor AddRows(Tensor values, Tensor indices, Shape denseShape)
    {
        Tensor dense = Tensor.Zeros(denseShape, values.DType);
        int row = (int)(values.Count / Math.Max(1, indices.Count));
        for (int i = 0; i < indices.Count; i++)
        {
            long index = indices.DType == DType.Int32 ? TensorAccess.Read<int>(indices)[i] : TensorAccess.Read<long>(indices)[i];
            Tensor target = Row(dense, index, row);
            AddInto(target, Row(values, i, row));
            TensorAccess.Bytes(target).CopyTo(TensorAccess.Bytes(dense)[(int)(index * row * values.DType.Size)..]);
        }

        return dense;
    }

    public static Tensor Stack(ReadOnlySpan<Tensor> tensors, int axis)
    {
        Shape part = tensors[0].Shape;
        Tensor stacked = TensorAccess.Allocate(part[..axis].Concat([tensors.Length]).Concat(part[axis..]), tensors[0].DType);
        int bytes = (int)part[axis..].ElementCount * tensors[0].DType.Size;
        Span<byte> target = TensorAccess.Bytes(stacked);
        for (int row = 0; row < part[..axis].ElementCount; row++)
        {
            foreach (Tensor tensor in tensors)
            {
                TensorAccess.Bytes(tensor).Slice(row * bytes, bytes).CopyTo(target);
                target = target[bytes..];
            }
        }

        return stacked;
    }

    public static Tensor Concat(ReadOnlySpan<Tensor> tensors)
    {
        long rows = 0;
        foreach (Tensor tensor in tensors)
        {
            rows += tensor.Shape[0];
        }

        return Joined(tensors, new Shape(rows).Concat(tensors[0].Shape[1..]));
    }

    public static Tensor Reshape(Tensor tensor, Shape shape)
    {
        Tensor view = TensorAccess.View(tensor, shape);
        if (Tapes.Watches(tensor))
        {
            RecordBuilder record = Tapes.Record(ReshapeGradient.Instance);
            record.Input(tensor);
            record.Output(view);
            record.Save(tensor.Shape);
            record.Done();
        }

        return view;
    }

    private static Tensor Joined(ReadOnlySpan<Tensor> tensors, Shape shape)
    {
        Tensor joined = TensorAccess.Allocate(shape, tensors[0].DType);
        Span<byte> target = TensorAccess.Bytes(joined);
        foreach (Tensor tensor in tensors)
        {
            TensorAccess.Bytes(tensor).CopyTo(target);
            target = target[(int)(tensor.Count * tensor.DType.Size)..];
        }

        return joined;
    }

    private static Tensor Row(Tensor tensor, long index, int row)
    {
        Tensor copy = TensorAccess.Allocate([row], tensor.DType);
        int bytes = row * tensor.DType.Size;
        TensorAccess.Bytes(tensor).Slice((int)index * bytes, bytes).CopyTo(TensorAccess.Bytes(copy));
        return copy;
    }

    private static void Record(OpGradient gradient, ReadOnlySpan<Tensor> inputs, Tensor output)
    {
        if (Tapes.Watches(inputs))
        {
            RecordBuilder record = Tapes.Record(gradient);
            record.Inputs(inputs);
            record.Output(output);
            record.Done();
        }
    }

    private static void Fill<T>(Tensor tensor, int value)
        where T : struct, INumberBase<T> => TensorAccess.Write<T>(tensor).Fill(T.CreateChecked(value));

    private static void AddInto<T>(Tensor sum, Tensor tensor, int sign)
        where T : struct, INumberBase<T>
    {
        Span<T> target = TensorAccess.Write<T>(sum);
        ReadOnlySpan<T> source = TensorAccess.Read<T>(tensor);
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = sign > 0 ? target[i] + source[i] : target[i] - source[i];
        }
    }

    private sealed class AddNGradient : OpGradient
    {
        public static readonly AddNGradient Instance = new();

        public override string Op => "AddN";

        public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into)
        {
            for (int i = 0; i < into.Count; i++)
            {
                into.Set(i, upstream.Gradient(0));
            }
        }
    }

    private sealed class ReshapeGradient : OpGradient
    {
        public static readonly ReshapeGradient Instance = new();

        public override string Op => "Reshape";

        public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into) =>
            into.Set(0, Reshape(upstream[0], saved.Shape()));
    }
}
