using System.Runtime.CompilerServices;

namespace RawOpsNet;

public readonly partial struct Tensor<T>
{
    /// <summary>Negates every element.</summary>
    public static Tensor<T> operator -(Tensor<T> x) => new(-x.Untyped);

    /// <summary>Negates bool elements, and every bit of integers.</summary>
    public static Tensor<T> operator ~(Tensor<T> x) => new(~x.Untyped);

    /// <summary>Adds another to a tensor.</summary>
    public static Tensor<T> operator +(Tensor<T> x, Tensor<T> y) => new(x.Untyped + y.Untyped);

    /// <summary>Subtracts another from a tensor.</summary>
    public static Tensor<T> operator -(Tensor<T> x, Tensor<T> y) => new(x.Untyped - y.Untyped);

    /// <summary>Multiplies a tensor by another.</summary>
    public static Tensor<T> operator *(Tensor<T> x, Tensor<T> y) => new(x.Untyped * y.Untyped);

    /// <summary>Divides a tensor by another.</summary>
    /// <remarks>
    /// Throws <see cref="InvalidArgumentException"/> for integers, whose quotient has another dtype: cast first.
    /// </remarks>
    public static Tensor<T> operator /(Tensor<T> x, Tensor<T> y) => new(TensorOperators.DivideTyped(x.Untyped, y.Untyped));

    /// <summary>Gives the remainder of the floored quotient of a tensor by another, with the sign of the divisor.</summary>
    public static Tensor<T> operator %(Tensor<T> x, Tensor<T> y) => new(x.Untyped % y.Untyped);

    /// <summary>Tells element-wise whether a tensor is less than another.</summary>
    public static Tensor<bool> operator <(Tensor<T> x, Tensor<T> y) => new(x.Untyped < y.Untyped);

    /// <summary>Tells element-wise whether a tensor is at most another.</summary>
    public static Tensor<bool> operator <=(Tensor<T> x, Tensor<T> y) => new(x.Untyped <= y.Untyped);

    /// <summary>Tells element-wise whether a tensor is greater than another.</summary>
    public static Tensor<bool> operator >(Tensor<T> x, Tensor<T> y) => new(x.Untyped > y.Untyped);

    /// <summary>Tells element-wise whether a tensor is at least another.</summary>
    public static Tensor<bool> operator >=(Tensor<T> x, Tensor<T> y) => new(x.Untyped >= y.Untyped);

    /// <summary>Combines bool elements by and, integers bit by bit.</summary>
    public static Tensor<T> operator &(Tensor<T> x, Tensor<T> y) => new(x.Untyped & y.Untyped);

    /// <summary>Combines bool elements by or, integers bit by bit.</summary>
    public static Tensor<T> operator |(Tensor<T> x, Tensor<T> y) => new(x.Untyped | y.Untyped);

    /// <summary>Combines bool elements by exclusive or, integers bit by bit.</summary>
    public static Tensor<T> operator ^(Tensor<T> x, Tensor<T> y) => new(x.Untyped ^ y.Untyped);

    /// <summary>Cuts a part out; see the indexer of <see cref="Tensor"/>.</summary>
    [IndexerName("At")]
    public Tensor<T> this[params ReadOnlySpan<TensorIndex> indices] => new(Untyped[indices]);
}
