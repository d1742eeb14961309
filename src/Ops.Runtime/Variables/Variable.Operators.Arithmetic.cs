namespace RawOpsNet;

public partial class Variable
{
    /// <summary>Negates the value.</summary>
    public static Tensor operator -(Variable x) => -(Tensor)x;

    /// <summary>Adds another's to the value of a variable.</summary>
    public static Tensor operator +(Variable x, Variable y) => (Tensor)x + (Tensor)y;

    /// <summary>Adds an integer to the value of a variable.</summary>
    public static Tensor operator +(Variable x, long y) => (Tensor)x + y;

    /// <summary>Adds the value of a variable to an integer.</summary>
    public static Tensor operator +(long x, Variable y) => x + (Tensor)y;

    /// <summary>Adds a number to the value of a variable.</summary>
    public static Tensor operator +(Variable x, double y) => (Tensor)x + y;

    /// <summary>Adds the value of a variable to a number.</summary>
    public static Tensor operator +(double x, Variable y) => x + (Tensor)y;

    /// <summary>Subtracts another's from the value of a variable.</summary>
    public static Tensor operator -(Variable x, Variable y) => (Tensor)x - (Tensor)y;

    /// <summary>Subtracts an integer from the value of a variable.</summary>
    public static Tensor operator -(Variable x, long y) => (Tensor)x - y;

    /// <summary>Subtracts the value of a variable from an integer.</summary>
    public static Tensor operator -(long x, Variable y) => x - (Tensor)y;

    /// <summary>Subtracts a number from the value of a variable.</summary>
    public static Tensor operator -(Variable x, double y) => (Tensor)x - y;

    /// <summary>Subtracts the value of a variable from a number.</summary>
    public static Tensor operator -(double x, Variable y) => x - (Tensor)y;

    /// <summary>Multiplies the value of a variable by another's.</summary>
    public static Tensor operator *(Variable x, Variable y) => (Tensor)x * (Tensor)y;

    /// <summary>Multiplies the value of a variable by an integer.</summary>
    public static Tensor operator *(Variable x, long y) => (Tensor)x * y;

    /// <summary>Multiplies an integer by the value of a variable.</summary>
    public static Tensor operator *(long x, Variable y) => x * (Tensor)y;

    /// <summary>Multiplies the value of a variable by a number.</summary>
    public static Tensor operator *(Variable x, double y) => (Tensor)x * y;

    /// <summary>Multiplies a number by the value of a variable.</summary>
    public static Tensor operator *(double x, Variable y) => x * (Tensor)y;

    /// <summary>Divides the value of a variable by another's; integers give a floating quotient, as in TensorFlow.</summary>
    public static Tensor operator /(Variable x, Variable y) => (Tensor)x / (Tensor)y;

    /// <summary>Divides the value of a variable by an integer; integers give a floating quotient, as in TensorFlow.</summary>
    public static Tensor operator /(Variable x, long y) => (Tensor)x / y;

    /// <summary>Divides an integer by the value of a variable; integers give a floating quotient, as in TensorFlow.</summary>
    public static Tensor operator /(long x, Variable y) => x / (Tensor)y;

    /// <summary>Divides the value of a variable by a number; integers give a floating quotient, as in TensorFlow.</summary>
    public static Tensor operator /(Variable x, double y) => (Tensor)x / y;

    /// <summary>Divides a number by the value of a variable; integers give a floating quotient, as in TensorFlow.</summary>
    public static Tensor operator /(double x, Variable y) => x / (Tensor)y;

    /// <summary>
    /// Gives the remainder of the floored quotient of the value of a variable by another's, with the sign of the divisor.
    /// </summary>
    public static Tensor operator %(Variable x, Variable y) => (Tensor)x % (Tensor)y;

    /// <summary>
    /// Gives the remainder of the floored quotient of the value of a variable by an integer, with the sign of the divisor.
    /// </summary>
    public static Tensor operator %(Variable x, long y) => (Tensor)x % y;

    /// <summary>
    /// Gives the remainder of the floored quotient of an integer by the value of a variable, with the sign of the divisor.
    /// </summary>
    public static Tensor operator %(long x, Variable y) => x % (Tensor)y;

    /// <summary>
    /// Gives the remainder of the floored quotient of the value of a variable by a number, with the sign of the divisor.
    /// </summary>
    public static Tensor operator %(Variable x, double y) => (Tensor)x % y;

    /// <summary>
    /// Gives the remainder of the floored quotient of a number by the value of a variable, with the sign of the divisor.
    /// </summary>
    public static Tensor operator %(double x, Variable y) => x % (Tensor)y;
}
