using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Products are made on the tensors as they lie where strides allow (EinsumProduct). Otherwise each operand is brought into rows
// [batch, free, contracted] (labels of its own summed on the way, diagonals by added strides), the rows are multiplied as a
// batch of matrices, and the product is written in the output's order.
internal static partial class CpuKernels
{
    internal static partial void Einsum<T>(in EinsumCall call)
        where T : unmanaged, INumberBase<T>
    {
        EinsumPlan plan = EinsumPlan.Make(call.Site, call.Equation, ShapeFunctions.ShapesOf(call.Inputs));
        Span<T> output = TensorAccess.Write<T>(call.Output);
        if (plan.Operands.Length == 1)
        {
            int[] kept = [.. plan.Output.Distinct()];
            using Tensor rows = Gather<T>(plan, call.Inputs[0], 0, kept);
            Scatter(plan, kept, TensorAccess.Read<T>(rows), output);
            return;
        }

        if (EinsumProduct.TrySee(plan, call.Inputs[0].Shape, call.Inputs[1].Shape, out EinsumProduct? seen))
        {
            Multiply<T>(seen, call.Inputs[0], call.Inputs[1], call.Output);
            return;
        }

        int[] batch = plan.Batch;
        int[] free0 = plan.Free(0);
        int[] free1 = plan.Free(1);
        int[] contracted = plan.Contracted;
        using Tensor a = Gather<T>(plan, call.Inputs[0], 0, [.. batch, .. free0, .. contracted]);
        using Tensor b = Gather<T>(plan, call.Inputs[1], 1, [.. batch, .. contracted, .. free1]);
        int[] order = [.. batch, .. free0, .. free1];
        bool isInOrder = order.AsSpan().SequenceEqual(plan.Output);
        using Tensor product = isInOrder
            ? TensorAccess.View(call.Output, call.Output.Shape)
            : TensorAccess.AllocateUnscoped(new Shape([.. order.Select(plan.SizeOf)]), call.Output.DType);
        Multiply<T>(a, b, product, Count(plan, batch), Count(plan, free0), Count(plan, free1), Count(plan, contracted));
        if (!isInOrder)
        {
            Scatter(plan, order, TensorAccess.Read<T>(product), output);
        }
    }

    private static unsafe void Multiply<T>(EinsumProduct product, Tensor first, Tensor second, Tensor output)
        where T : unmanaged, INumberBase<T> =>
        MatrixProduct.MultiplyBatched(
            product.Shape,
            (T*)TensorAccess.Pointer(product.IsSwapped ? second : first), product.Offsets.A,
            (T*)TensorAccess.Pointer(product.IsSwapped ? first : second), product.Offsets.B,
            (T*)TensorAccess.Pointer(output), product.Offsets.C);

    private static unsafe void Multiply<T>(Tensor a, Tensor b, Tensor product, long batch, long m, long n, long k)
        where T : unmanaged, INumberBase<T>
    {
        BatchOffsets offsets = BatchOffsets.Dense(batch, m * k, k * n, m * n);
        MatrixProduct.MultiplyBatched(
            new ProductShape((nint)m, (nint)n, (nint)k),
            (T*)TensorAccess.Pointer(a), offsets.A,
            (T*)TensorAccess.Pointer(b), offsets.B,
            (T*)TensorAccess.Pointer(product), offsets.C);
    }

    /// <summary>Brings an operand into dense rows over <paramref name="labels"/>; its other labels are summed.</summary>
    private static Tensor Gather<T>(EinsumPlan plan, Tensor operand, int k, int[] labels)
        where T : unmanaged, INumberBase<T>
    {
        int[] summed = plan.SummedAlone(k);
        if (summed.Length == 0 && labels.AsSpan().SequenceEqual(plan.Operands[k]))
        {
            bool broadcasts = labels.Where((label, d) => plan.SizeOf(label) != operand.Shape[d]).Any();
            if (!broadcasts)
            {
                return TensorAccess.View(operand, operand.Shape);
            }
        }

        Tensor rows = TensorAccess.AllocateUnscoped(new Shape([.. labels.Select(plan.SizeOf)]), operand.DType);
        Span<T> target = TensorAccess.Write<T>(rows);
        ReadOnlySpan<T> source = TensorAccess.Read<T>(operand);
        if (summed.Length == 0)
        {
            StridedCopy.Run(
                source, 0, EinsumStrides.Of(plan.Operands[k], operand.Shape, labels), target, 0,
                EinsumStrides.Of([.. labels], rows.Shape, labels), rows.Shape.Dims);
            return rows;
        }

        StridedWalk outer = new([.. labels.Select(plan.SizeOf)], EinsumStrides.Of(plan.Operands[k], operand.Shape, labels));
        StridedWalk inner = new([.. summed.Select(plan.SizeOf)], EinsumStrides.Of(plan.Operands[k], operand.Shape, summed));

        // Half types are summed in float, as TensorFlow sums them.
        if (typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16))
        {
            SumInto<T, float>(source, target, ref outer, ref inner);
        }
        else
        {
            SumInto<T, T>(source, target, ref outer, ref inner);
        }

        return rows;
    }

    private static void SumInto<T, TSum>(ReadOnlySpan<T> source, Span<T> target, ref StridedWalk outer, ref StridedWalk inner)
        where T : unmanaged, INumberBase<T>
        where TSum : unmanaged, INumberBase<TSum>
    {
        long count = inner.Count;
        for (int i = 0; i < target.Length; i++, outer.Next())
        {
            if (count == 1)
            {
                target[i] = source[(int)outer.Offset];
                continue;
            }

            TSum sum = TSum.Zero;
            for (long j = 0; j < count; j++, inner.Next())
            {
                sum += TSum.CreateTruncating(source[(int)(outer.Offset + inner.Offset)]);
            }

            target[i] = T.CreateTruncating(sum);
        }
    }

    /// <summary>
    /// Writes dense rows over <paramref name="labels"/> in the output's order; a label that stands twice fills a diagonal.
    /// </summary>
    private static void Scatter<T>(EinsumPlan plan, int[] labels, ReadOnlySpan<T> rows, Span<T> output)
        where T : unmanaged, INumberBase<T>
    {
        if (labels.Length != plan.Output.Length)
        {
            output.Clear();
        }

        Shape shape = new([.. labels.Select(plan.SizeOf)]);
        StridedCopy.Run(
            rows, 0, EinsumStrides.Of(labels, shape, labels), output, 0,
            EinsumStrides.Of(plan.Output, plan.OutputShape, labels), shape.Dims);
    }

    private static long Count(EinsumPlan plan, int[] labels) =>
        labels.Aggregate(1L, (product, label) => checked(product * plan.SizeOf(label)));
}
