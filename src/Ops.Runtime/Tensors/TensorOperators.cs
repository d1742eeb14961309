namespace RawOpsNet;

/// <summary>Chooses the op behind an operator that stands for several.</summary>
internal static class TensorOperators
{
    /// <summary>
    /// Divides as Python's <c>/</c> on TensorFlow's tensors (math_ops.py, truediv): integers of up to 16 bits give float32, wider
    /// ones float64.
    /// </summary>
    public static Tensor Divide(Tensor x, Tensor y)
    {
        if (x is null || y is null || !x.DType.IsInteger || x.DType != y.DType)
        {
            return RawOps.RealDiv(x!, y!);
        }

        DType quotient = x.DType.Size <= 2 ? DType.Float32 : DType.Float64;
        using Tensor dividend = RawOps.Cast(x, quotient);
        using Tensor divisor = RawOps.Cast(y, quotient);
        return RawOps.RealDiv(dividend, divisor);
    }

    /// <summary>Divides where the quotient must keep the dtype.</summary>
    public static Tensor DivideTyped(Tensor x, Tensor y) =>
        x.DType.IsInteger
            ? throw new InvalidArgumentException(
                $"x is {x.DType.Name}, whose quotient has a floating dtype; cast x and y first, or call RawOps.FloorDiv.",
                "RealDiv",
                null,
                "x")
            : RawOps.RealDiv(x, y);

    public static Tensor And(Tensor x, Tensor y) =>
        x?.DType == DType.Bool ? RawOps.LogicalAnd(x, y) : RawOps.BitwiseAnd(x!, y);

    public static Tensor Or(Tensor x, Tensor y) =>
        x?.DType == DType.Bool ? RawOps.LogicalOr(x, y) : RawOps.BitwiseOr(x!, y);

    // The registry has no LogicalXor, as TensorFlow's has none: bools differ.
    public static Tensor Xor(Tensor x, Tensor y) =>
        x?.DType == DType.Bool ? RawOps.NotEqual(x, y) : RawOps.BitwiseXor(x!, y);

    public static Tensor Not(Tensor x) => x?.DType == DType.Bool ? RawOps.LogicalNot(x) : RawOps.Invert(x!);
}
