namespace RawOpsNet;

/// <summary>
/// The operators beside a <see cref="ulong"/>, which would else become a double and lose its low bits above 2⁵³.
/// </summary>
public sealed partial class Tensor
{
    /// <summary>Adds an integer to a tensor; the integer takes the tensor's dtype.</summary>
    public static Tensor operator +(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "AddV2", "x");
        return NumberOperand.Release(RawOps.AddV2(x, scalar), scalar);
    }

    /// <summary>Adds a tensor to an integer; the integer takes the tensor's dtype.</summary>
    public static Tensor operator +(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "AddV2", "y");
        return NumberOperand.Release(RawOps.AddV2(scalar, y), scalar);
    }

    /// <summary>Subtracts an integer from a tensor; the integer takes the tensor's dtype.</summary>
    public static Tensor operator -(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Sub", "x");
        return NumberOperand.Release(RawOps.Sub(x, scalar), scalar);
    }

    /// <summary>Subtracts a tensor from an integer; the integer takes the tensor's dtype.</summary>
    public static Tensor operator -(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Sub", "y");
        return NumberOperand.Release(RawOps.Sub(scalar, y), scalar);
    }

    /// <summary>Multiplies a tensor by an integer; the integer takes the tensor's dtype.</summary>
    public static Tensor operator *(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Mul", "x");
        return NumberOperand.Release(RawOps.Mul(x, scalar), scalar);
    }

    /// <summary>Multiplies an integer by a tensor; the integer takes the tensor's dtype.</summary>
    public static Tensor operator *(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Mul", "y");
        return NumberOperand.Release(RawOps.Mul(scalar, y), scalar);
    }

    /// <summary>Divides a tensor by an integer; the integer takes the tensor's dtype.</summary>
    public static Tensor operator /(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "RealDiv", "x");
        return NumberOperand.Release(TensorOperators.Divide(x, scalar), scalar);
    }

    /// <summary>Divides an integer by a tensor; the integer takes the tensor's dtype.</summary>
    public static Tensor operator /(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "RealDiv", "y");
        return NumberOperand.Release(TensorOperators.Divide(scalar, y), scalar);
    }

    /// <summary>Gives the remainder of the floored quotient of a tensor by an integer, which takes its dtype.</summary>
    public static Tensor operator %(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "FloorMod", "x");
        return NumberOperand.Release(RawOps.FloorMod(x, scalar), scalar);
    }

    /// <summary>Gives the remainder of the floored quotient of an integer, in the tensor's dtype, by a tensor.</summary>
    public static Tensor operator %(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "FloorMod", "y");
        return NumberOperand.Release(RawOps.FloorMod(scalar, y), scalar);
    }

    /// <summary>Tells element-wise whether a tensor is less than an integer; the integer takes the tensor's dtype.</summary>
    public static Tensor operator <(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Less", "x");
        return NumberOperand.Release(RawOps.Less(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether an integer is less than a tensor; the integer takes the tensor's dtype.</summary>
    public static Tensor operator <(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Less", "y");
        return NumberOperand.Release(RawOps.Less(scalar, y), scalar);
    }

    /// <summary>Tells element-wise whether a tensor is at most an integer; the integer takes the tensor's dtype.</summary>
    public static Tensor operator <=(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "LessEqual", "x");
        return NumberOperand.Release(RawOps.LessEqual(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether an integer is at most a tensor; the integer takes the tensor's dtype.</summary>
    public static Tensor operator <=(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "LessEqual", "y");
        return NumberOperand.Release(RawOps.LessEqual(scalar, y), scalar);
    }

    /// <summary>Tells element-wise whether a tensor is greater than an integer; the integer takes the tensor's dtype.</summary>
    public static Tensor operator >(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Greater", "x");
        return NumberOperand.Release(RawOps.Greater(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether an integer is greater than a tensor; the integer takes the tensor's dtype.</summary>
    public static Tensor operator >(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Greater", "y");
        return NumberOperand.Release(RawOps.Greater(scalar, y), scalar);
    }

    /// <summary>Tells element-wise whether a tensor is at least an integer; the integer takes the tensor's dtype.</summary>
    public static Tensor operator >=(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "GreaterEqual", "x");
        return NumberOperand.Release(RawOps.GreaterEqual(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether an integer is at least a tensor; the integer takes the tensor's dtype.</summary>
    public static Tensor operator >=(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "GreaterEqual", "y");
        return NumberOperand.Release(RawOps.GreaterEqual(scalar, y), scalar);
    }

    /// <summary>Combines by and, bit by bit, a tensor with an integer; the integer takes the tensor's dtype.</summary>
    public static Tensor operator &(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "BitwiseAnd", "x");
        return NumberOperand.Release(TensorOperators.And(x, scalar), scalar);
    }

    /// <summary>Combines by and, bit by bit, an integer with a tensor; the integer takes the tensor's dtype.</summary>
    public static Tensor operator &(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "BitwiseAnd", "y");
        return NumberOperand.Release(TensorOperators.And(scalar, y), scalar);
    }

    /// <summary>Combines by or, bit by bit, a tensor with an integer; the integer takes the tensor's dtype.</summary>
    public static Tensor operator |(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "BitwiseOr", "x");
        return NumberOperand.Release(TensorOperators.Or(x, scalar), scalar);
    }

    /// <summary>Combines by or, bit by bit, an integer with a tensor; the integer takes the tensor's dtype.</summary>
    public static Tensor operator |(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "BitwiseOr", "y");
        return NumberOperand.Release(TensorOperators.Or(scalar, y), scalar);
    }

    /// <summary>Combines by exclusive or, bit by bit, a tensor with an integer; the integer takes the tensor's dtype.</summary>
    public static Tensor operator ^(Tensor x, ulong y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "BitwiseXor", "x");
        return NumberOperand.Release(TensorOperators.Xor(x, scalar), scalar);
    }

    /// <summary>Combines by exclusive or, bit by bit, an integer with a tensor; the integer takes the tensor's dtype.</summary>
    public static Tensor operator ^(ulong x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "BitwiseXor", "y");
        return NumberOperand.Release(TensorOperators.Xor(scalar, y), scalar);
    }
}
