namespace RawOpsNet;

public partial class Variable
{
    /// <summary>Tells element-wise whether the value of a variable is less than another's.</summary>
    public static Tensor operator <(Variable x, Variable y) => (Tensor)x < (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is less than an integer.</summary>
    public static Tensor operator <(Variable x, long y) => (Tensor)x < y;

    /// <summary>Tells element-wise whether an integer is less than the value of a variable.</summary>
    public static Tensor operator <(long x, Variable y) => x < (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is less than a number.</summary>
    public static Tensor operator <(Variable x, double y) => (Tensor)x < y;

    /// <summary>Tells element-wise whether a number is less than the value of a variable.</summary>
    public static Tensor operator <(double x, Variable y) => x < (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is at most another's.</summary>
    public static Tensor operator <=(Variable x, Variable y) => (Tensor)x <= (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is at most an integer.</summary>
    public static Tensor operator <=(Variable x, long y) => (Tensor)x <= y;

    /// <summary>Tells element-wise whether an integer is at most the value of a variable.</summary>
    public static Tensor operator <=(long x, Variable y) => x <= (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is at most a number.</summary>
    public static Tensor operator <=(Variable x, double y) => (Tensor)x <= y;

    /// <summary>Tells element-wise whether a number is at most the value of a variable.</summary>
    public static Tensor operator <=(double x, Variable y) => x <= (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is greater than another's.</summary>
    public static Tensor operator >(Variable x, Variable y) => (Tensor)x > (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is greater than an integer.</summary>
    public static Tensor operator >(Variable x, long y) => (Tensor)x > y;

    /// <summary>Tells element-wise whether an integer is greater than the value of a variable.</summary>
    public static Tensor operator >(long x, Variable y) => x > (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is greater than a number.</summary>
    public static Tensor operator >(Variable x, double y) => (Tensor)x > y;

    /// <summary>Tells element-wise whether a number is greater than the value of a variable.</summary>
    public static Tensor operator >(double x, Variable y) => x > (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is at least another's.</summary>
    public static Tensor operator >=(Variable x, Variable y) => (Tensor)x >= (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is at least an integer.</summary>
    public static Tensor operator >=(Variable x, long y) => (Tensor)x >= y;

    /// <summary>Tells element-wise whether an integer is at least the value of a variable.</summary>
    public static Tensor operator >=(long x, Variable y) => x >= (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is at least a number.</summary>
    public static Tensor operator >=(Variable x, double y) => (Tensor)x >= y;

    /// <summary>Tells element-wise whether a number is at least the value of a variable.</summary>
    public static Tensor operator >=(double x, Variable y) => x >= (Tensor)y;
}
