namespace RawOpsNet;

/// <summary>
/// The operators beside a <see cref="ulong"/>, which would else become a double and lose its low bits above 2⁵³.
/// </summary>
public partial class Variable
{
    /// <summary>Adds an integer to the value of a variable.</summary>
    public static Tensor operator +(Variable x, ulong y) => (Tensor)x + y;

    /// <summary>Adds the value of a variable to an integer.</summary>
    public static Tensor operator +(ulong x, Variable y) => x + (Tensor)y;

    /// <summary>Subtracts an integer from the value of a variable.</summary>
    public static Tensor operator -(Variable x, ulong y) => (Tensor)x - y;

    /// <summary>Subtracts the value of a variable from an integer.</summary>
    public static Tensor operator -(ulong x, Variable y) => x - (Tensor)y;

    /// <summary>Multiplies the value of a variable by an integer.</summary>
    public static Tensor operator *(Variable x, ulong y) => (Tensor)x * y;

    /// <summary>Multiplies an integer by the value of a variable.</summary>
    public static Tensor operator *(ulong x, Variable y) => x * (Tensor)y;

    /// <summary>Divides the value of a variable by an integer; integers give a floating quotient, as in TensorFlow.</summary>
    public static Tensor operator /(Variable x, ulong y) => (Tensor)x / y;

    /// <summary>Divides an integer by the value of a variable; integers give a floating quotient, as in TensorFlow.</summary>
    public static Tensor operator /(ulong x, Variable y) => x / (Tensor)y;

    /// <summary>Gives the remainder of the floored quotient of the value of a variable by an integer.</summary>
    public static Tensor operator %(Variable x, ulong y) => (Tensor)x % y;

    /// <summary>Gives the remainder of the floored quotient of an integer by the value of a variable.</summary>
    public static Tensor operator %(ulong x, Variable y) => x % (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is less than an integer.</summary>
    public static Tensor operator <(Variable x, ulong y) => (Tensor)x < y;

    /// <summary>Tells element-wise whether an integer is less than the value of a variable.</summary>
    public static Tensor operator <(ulong x, Variable y) => x < (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is at most an integer.</summary>
    public static Tensor operator <=(Variable x, ulong y) => (Tensor)x <= y;

    /// <summary>Tells element-wise whether an integer is at most the value of a variable.</summary>
    public static Tensor operator <=(ulong x, Variable y) => x <= (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is greater than an integer.</summary>
    public static Tensor operator >(Variable x, ulong y) => (Tensor)x > y;

    /// <summary>Tells element-wise whether an integer is greater than the value of a variable.</summary>
    public static Tensor operator >(ulong x, Variable y) => x > (Tensor)y;

    /// <summary>Tells element-wise whether the value of a variable is at least an integer.</summary>
    public static Tensor operator >=(Variable x, ulong y) => (Tensor)x >= y;

    /// <summary>Tells element-wise whether an integer is at least the value of a variable.</summary>
    public static Tensor operator >=(ulong x, Variable y) => x >= (Tensor)y;
}
