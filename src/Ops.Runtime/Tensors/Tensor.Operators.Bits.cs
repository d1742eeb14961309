namespace RawOpsNet;

public sealed partial class Tensor
{
    /// <summary>Negates every element.</summary>
    public static Tensor operator -(Tensor x) => RawOps.Neg(x);

    /// <summary>Negates bool elements, and every bit of integers.</summary>
    public static Tensor operator ~(Tensor x) => TensorOperators.Not(x);

    /// <summary>Combines bool elements by and, integers bit by bit.</summary>
    public static Tensor operator &(Tensor x, Tensor y) => TensorOperators.And(x, y);

    /// <summary>Combines bool elements by and, integers bit by bit. The number takes the tensor's dtype.</summary>
    public static Tensor operator &(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "BitwiseAnd", "x");
        return NumberOperand.Release(TensorOperators.And(x, scalar), scalar);
    }

    /// <summary>Combines bool elements by and, integers bit by bit. The number takes the tensor's dtype.</summary>
    public static Tensor operator &(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "BitwiseAnd", "y");
        return NumberOperand.Release(TensorOperators.And(scalar, y), scalar);
    }

    /// <summary>Combines bool elements by or, integers bit by bit.</summary>
    public static Tensor operator |(Tensor x, Tensor y) => TensorOperators.Or(x, y);

    /// <summary>Combines bool elements by or, integers bit by bit. The number takes the tensor's dtype.</summary>
    public static Tensor operator |(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "BitwiseOr", "x");
        return NumberOperand.Release(TensorOperators.Or(x, scalar), scalar);
    }

    /// <summary>Combines bool elements by or, integers bit by bit. The number takes the tensor's dtype.</summary>
    public static Tensor operator |(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "BitwiseOr", "y");
        return NumberOperand.Release(TensorOperators.Or(scalar, y), scalar);
    }

    /// <summary>Combines bool elements by exclusive or, integers bit by bit.</summary>
    public static Tensor operator ^(Tensor x, Tensor y) => TensorOperators.Xor(x, y);

    /// <summary>Combines bool elements by exclusive or, integers bit by bit. The number takes the tensor's dtype.</summary>
    public static Tensor operator ^(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "BitwiseXor", "x");
        return NumberOperand.Release(TensorOperators.Xor(x, scalar), scalar);
    }

    /// <summary>Combines bool elements by exclusive or, integers bit by bit. The number takes the tensor's dtype.</summary>
    public static Tensor operator ^(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "BitwiseXor", "y");
        return NumberOperand.Release(TensorOperators.Xor(scalar, y), scalar);
    }
}
