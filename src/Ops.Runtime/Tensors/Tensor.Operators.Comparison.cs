using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet;

public sealed partial class Tensor
{
    /// <summary>Tells element-wise whether a tensor is less than another.</summary>
    public static Tensor operator <(Tensor x, Tensor y) => RawOps.Less(x, y);

    /// <summary>Tells element-wise whether a tensor is less than an integer that takes the tensor's dtype.</summary>
    public static Tensor operator <(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Less", "x");
        return NumberOperand.Release(RawOps.Less(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether an integer that takes the tensor's dtype is less than a tensor.</summary>
    public static Tensor operator <(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Less", "y");
        return NumberOperand.Release(RawOps.Less(scalar, y), scalar);
    }

    /// <summary>Tells element-wise whether a tensor is less than a number that takes the tensor's dtype.</summary>
    public static Tensor operator <(Tensor x, double y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Less", "x");
        return NumberOperand.Release(RawOps.Less(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether a number that takes the tensor's dtype is less than a tensor.</summary>
    public static Tensor operator <(double x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Less", "y");
        return NumberOperand.Release(RawOps.Less(scalar, y), scalar);
    }

    /// <summary>Tells element-wise whether a tensor is at most another.</summary>
    public static Tensor operator <=(Tensor x, Tensor y) => RawOps.LessEqual(x, y);

    /// <summary>Tells element-wise whether a tensor is at most an integer that takes the tensor's dtype.</summary>
    public static Tensor operator <=(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "LessEqual", "x");
        return NumberOperand.Release(RawOps.LessEqual(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether an integer that takes the tensor's dtype is at most a tensor.</summary>
    public static Tensor operator <=(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "LessEqual", "y");
        return NumberOperand.Release(RawOps.LessEqual(scalar, y), scalar);
    }

    /// <summary>Tells element-wise whether a tensor is at most a number that takes the tensor's dtype.</summary>
    public static Tensor operator <=(Tensor x, double y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "LessEqual", "x");
        return NumberOperand.Release(RawOps.LessEqual(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether a number that takes the tensor's dtype is at most a tensor.</summary>
    public static Tensor operator <=(double x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "LessEqual", "y");
        return NumberOperand.Release(RawOps.LessEqual(scalar, y), scalar);
    }

    /// <summary>Tells element-wise whether a tensor is greater than another.</summary>
    public static Tensor operator >(Tensor x, Tensor y) => RawOps.Greater(x, y);

    /// <summary>Tells element-wise whether a tensor is greater than an integer that takes the tensor's dtype.</summary>
    public static Tensor operator >(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Greater", "x");
        return NumberOperand.Release(RawOps.Greater(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether an integer that takes the tensor's dtype is greater than a tensor.</summary>
    public static Tensor operator >(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Greater", "y");
        return NumberOperand.Release(RawOps.Greater(scalar, y), scalar);
    }

    /// <summary>Tells element-wise whether a tensor is greater than a number that takes the tensor's dtype.</summary>
    public static Tensor operator >(Tensor x, double y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "Greater", "x");
        return NumberOperand.Release(RawOps.Greater(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether a number that takes the tensor's dtype is greater than a tensor.</summary>
    public static Tensor operator >(double x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "Greater", "y");
        return NumberOperand.Release(RawOps.Greater(scalar, y), scalar);
    }

    /// <summary>Tells element-wise whether a tensor is at least another.</summary>
    public static Tensor operator >=(Tensor x, Tensor y) => RawOps.GreaterEqual(x, y);

    /// <summary>Tells element-wise whether a tensor is at least an integer that takes the tensor's dtype.</summary>
    public static Tensor operator >=(Tensor x, long y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "GreaterEqual", "x");
        return NumberOperand.Release(RawOps.GreaterEqual(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether an integer that takes the tensor's dtype is at least a tensor.</summary>
    public static Tensor operator >=(long x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "GreaterEqual", "y");
        return NumberOperand.Release(RawOps.GreaterEqual(scalar, y), scalar);
    }

    /// <summary>Tells element-wise whether a tensor is at least a number that takes the tensor's dtype.</summary>
    public static Tensor operator >=(Tensor x, double y)
    {
        Tensor scalar = NumberOperand.Of(y, x, "GreaterEqual", "x");
        return NumberOperand.Release(RawOps.GreaterEqual(x, scalar), scalar);
    }

    /// <summary>Tells element-wise whether a number that takes the tensor's dtype is at least a tensor.</summary>
    public static Tensor operator >=(double x, Tensor y)
    {
        Tensor scalar = NumberOperand.Of(x, y, "GreaterEqual", "y");
        return NumberOperand.Release(RawOps.GreaterEqual(scalar, y), scalar);
    }
}
