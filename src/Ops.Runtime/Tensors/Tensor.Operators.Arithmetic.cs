using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet;

public sealed partial class Tensor
{
    /// <summary>Adds another to a tensor.</summary>
    public static Tensor operator +(Tensor x, Tensor y) => RawOps.AddV2(x, y);

    /// <summary>Adds an integer that takes the tensor's dtype to a tensor.</summary>
    public static Tensor operator +(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "AddV2", "x");
        return NumberOperand.Release(RawOps.AddV2(x, scalar), scalar);
    }

    /// <summary>Adds a tensor to an integer that takes the tensor's dtype.</summary>
    public static Tensor operator +(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "AddV2", "y");
        return NumberOperand.Release(RawOps.AddV2(scalar, y), scalar);
    }

    /// <summary>Adds a number that takes the tensor's dtype to a tensor.</summary>
    public static Tensor operator +(Tensor x, double y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "AddV2", "x");
        return NumberOperand.Release(RawOps.AddV2(x, scalar), scalar);
    }

    /// <summary>Adds a tensor to a number that takes the tensor's dtype.</summary>
    public static Tensor operator +(double x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "AddV2", "y");
        return NumberOperand.Release(RawOps.AddV2(scalar, y), scalar);
    }

    /// <summary>Adds a complex number that takes the tensor's dtype to a tensor.</summary>
    public static Tensor operator +(Tensor x, Complex y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "AddV2", "x");
        return NumberOperand.Release(RawOps.AddV2(x, scalar), scalar);
    }

    /// <summary>Adds a tensor to a complex number that takes the tensor's dtype.</summary>
    public static Tensor operator +(Complex x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "AddV2", "y");
        return NumberOperand.Release(RawOps.AddV2(scalar, y), scalar);
    }

    /// <summary>Subtracts another from a tensor.</summary>
    public static Tensor operator -(Tensor x, Tensor y) => RawOps.Sub(x, y);

    /// <summary>Subtracts an integer that takes the tensor's dtype from a tensor.</summary>
    public static Tensor operator -(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Sub", "x");
        return NumberOperand.Release(RawOps.Sub(x, scalar), scalar);
    }

    /// <summary>Subtracts a tensor from an integer that takes the tensor's dtype.</summary>
    public static Tensor operator -(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Sub", "y");
        return NumberOperand.Release(RawOps.Sub(scalar, y), scalar);
    }

    /// <summary>Subtracts a number that takes the tensor's dtype from a tensor.</summary>
    public static Tensor operator -(Tensor x, double y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Sub", "x");
        return NumberOperand.Release(RawOps.Sub(x, scalar), scalar);
    }

    /// <summary>Subtracts a tensor from a number that takes the tensor's dtype.</summary>
    public static Tensor operator -(double x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Sub", "y");
        return NumberOperand.Release(RawOps.Sub(scalar, y), scalar);
    }

    /// <summary>Subtracts a complex number that takes the tensor's dtype from a tensor.</summary>
    public static Tensor operator -(Tensor x, Complex y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Sub", "x");
        return NumberOperand.Release(RawOps.Sub(x, scalar), scalar);
    }

    /// <summary>Subtracts a tensor from a complex number that takes the tensor's dtype.</summary>
    public static Tensor operator -(Complex x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Sub", "y");
        return NumberOperand.Release(RawOps.Sub(scalar, y), scalar);
    }

    /// <summary>Multiplies a tensor by another.</summary>
    public static Tensor operator *(Tensor x, Tensor y) => RawOps.Mul(x, y);

    /// <summary>Multiplies a tensor by an integer that takes the tensor's dtype.</summary>
    public static Tensor operator *(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Mul", "x");
        return NumberOperand.Release(RawOps.Mul(x, scalar), scalar);
    }

    /// <summary>Multiplies an integer that takes the tensor's dtype by a tensor.</summary>
    public static Tensor operator *(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Mul", "y");
        return NumberOperand.Release(RawOps.Mul(scalar, y), scalar);
    }

    /// <summary>Multiplies a tensor by a number that takes the tensor's dtype.</summary>
    public static Tensor operator *(Tensor x, double y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Mul", "x");
        return NumberOperand.Release(RawOps.Mul(x, scalar), scalar);
    }

    /// <summary>Multiplies a number that takes the tensor's dtype by a tensor.</summary>
    public static Tensor operator *(double x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Mul", "y");
        return NumberOperand.Release(RawOps.Mul(scalar, y), scalar);
    }

    /// <summary>Multiplies a tensor by a complex number that takes the tensor's dtype.</summary>
    public static Tensor operator *(Tensor x, Complex y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Mul", "x");
        return NumberOperand.Release(RawOps.Mul(x, scalar), scalar);
    }

    /// <summary>Multiplies a complex number that takes the tensor's dtype by a tensor.</summary>
    public static Tensor operator *(Complex x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Mul", "y");
        return NumberOperand.Release(RawOps.Mul(scalar, y), scalar);
    }

    /// <summary>Divides a tensor by another; integers give a floating quotient, as in TensorFlow.</summary>
    public static Tensor operator /(Tensor x, Tensor y) => TensorOperators.Divide(x, y);

    /// <summary>
    /// Divides a tensor by an integer that takes the tensor's dtype; integers give a floating quotient, as in TensorFlow.
    /// </summary>
    public static Tensor operator /(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "RealDiv", "x");
        return NumberOperand.Release(TensorOperators.Divide(x, scalar), scalar);
    }

    /// <summary>
    /// Divides an integer that takes the tensor's dtype by a tensor; integers give a floating quotient, as in TensorFlow.
    /// </summary>
    public static Tensor operator /(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "RealDiv", "y");
        return NumberOperand.Release(TensorOperators.Divide(scalar, y), scalar);
    }

    /// <summary>
    /// Divides a tensor by a number that takes the tensor's dtype; integers give a floating quotient, as in TensorFlow.
    /// </summary>
    public static Tensor operator /(Tensor x, double y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "RealDiv", "x");
        return NumberOperand.Release(TensorOperators.Divide(x, scalar), scalar);
    }

    /// <summary>
    /// Divides a number that takes the tensor's dtype by a tensor; integers give a floating quotient, as in TensorFlow.
    /// </summary>
    public static Tensor operator /(double x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "RealDiv", "y");
        return NumberOperand.Release(TensorOperators.Divide(scalar, y), scalar);
    }

    /// <summary>
    /// Divides a tensor by a complex number that takes the tensor's dtype; integers give a floating quotient, as in
    /// TensorFlow.
    /// </summary>
    public static Tensor operator /(Tensor x, Complex y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "RealDiv", "x");
        return NumberOperand.Release(TensorOperators.Divide(x, scalar), scalar);
    }

    /// <summary>
    /// Divides a complex number that takes the tensor's dtype by a tensor; integers give a floating quotient, as in
    /// TensorFlow.
    /// </summary>
    public static Tensor operator /(Complex x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "RealDiv", "y");
        return NumberOperand.Release(TensorOperators.Divide(scalar, y), scalar);
    }

    /// <summary>Gives the remainder of the floored quotient of a tensor by another, with the sign of the divisor.</summary>
    public static Tensor operator %(Tensor x, Tensor y) => RawOps.FloorMod(x, y);

    /// <summary>
    /// Gives the remainder of the floored quotient of a tensor by an integer that takes the tensor's dtype, with the sign
    /// of the divisor.
    /// </summary>
    public static Tensor operator %(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "FloorMod", "x");
        return NumberOperand.Release(RawOps.FloorMod(x, scalar), scalar);
    }

    /// <summary>
    /// Gives the remainder of the floored quotient of an integer that takes the tensor's dtype by a tensor, with the sign
    /// of the divisor.
    /// </summary>
    public static Tensor operator %(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "FloorMod", "y");
        return NumberOperand.Release(RawOps.FloorMod(scalar, y), scalar);
    }

    /// <summary>
    /// Gives the remainder of the floored quotient of a tensor by a number that takes the tensor's dtype, with the sign of
    /// the divisor.
    /// </summary>
    public static Tensor operator %(Tensor x, double y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "FloorMod", "x");
        return NumberOperand.Release(RawOps.FloorMod(x, scalar), scalar);
    }

    /// <summary>
    /// Gives the remainder of the floored quotient of a number that takes the tensor's dtype by a tensor, with the sign of
    /// the divisor.
    /// </summary>
    public static Tensor operator %(double x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "FloorMod", "y");
        return NumberOperand.Release(RawOps.FloorMod(scalar, y), scalar);
    }

    /// <summary>
    /// Gives the remainder of the floored quotient of a tensor by a complex number that takes the tensor's dtype, with the
    /// sign of the divisor.
    /// </summary>
    public static Tensor operator %(Tensor x, Complex y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "FloorMod", "x");
        return NumberOperand.Release(RawOps.FloorMod(x, scalar), scalar);
    }

    /// <summary>
    /// Gives the remainder of the floored quotient of a complex number that takes the tensor's dtype by a tensor, with the
    /// sign of the divisor.
    /// </summary>
    public static Tensor operator %(Complex x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "FloorMod", "y");
        return NumberOperand.Release(RawOps.FloorMod(scalar, y), scalar);
    }
}
