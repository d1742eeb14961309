using System.ComponentModel;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

/// <summary>
/// A group of elements of dtype <typeparamref name="T"/> that a body computes at once: a vector, or one element.
/// </summary>
/// <remarks>
/// A mask is a lane of the same type whose true elements have all bits set. Integers wrap around, their division truncates and
/// never throws, shift counts are clamped to [0, bits - 1]; <c>Min</c> and <c>Max</c> give NaN where an operand is NaN.
/// </remarks>
/// <typeparam name="TSelf">The lane.</typeparam>
/// <typeparam name="T">The element type in memory; a lane may compute in a wider one.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe interface ILane<TSelf, T>
    where TSelf : unmanaged, ILane<TSelf, T>
    where T : unmanaged
{
    /// <summary>Gets the number of elements; a power of two.</summary>
    static abstract int Count { get; }

    /// <summary>Reads <see cref="Count"/> elements.</summary>
    static abstract TSelf Load(T* source);

    /// <summary>Writes <see cref="Count"/> elements.</summary>
    static abstract void Store(TSelf value, T* destination);

    /// <summary>Reads <see cref="Count"/> bools as a mask.</summary>
    static abstract TSelf LoadMask(bool* source);

    /// <summary>Writes a mask as <see cref="Count"/> bools.</summary>
    static abstract void StoreMask(TSelf mask, bool* destination);

    /// <summary>Gives a lane whose elements all are <paramref name="value"/>.</summary>
    static abstract TSelf Splat(T value);

    /// <summary>Gives a lane whose elements all are <paramref name="value"/>, rounded to the type the lane computes in.</summary>
    static abstract TSelf Literal(double value);

    /// <summary>Adds.</summary>
    static abstract TSelf operator +(TSelf x, TSelf y);

    /// <summary>Subtracts.</summary>
    static abstract TSelf operator -(TSelf x, TSelf y);

    /// <summary>Multiplies.</summary>
    static abstract TSelf operator *(TSelf x, TSelf y);

    /// <summary>Divides; integers truncate, x / 0 is 0 and the smallest value / -1 is itself.</summary>
    static abstract TSelf operator /(TSelf x, TSelf y);

    /// <summary>Negates.</summary>
    static abstract TSelf operator -(TSelf x);

    /// <summary>
    /// Gives the remainder of the truncating division, with the sign of <paramref name="x"/>; x % 0 is 0 for integers.
    /// </summary>
    static abstract TSelf Remainder(TSelf x, TSelf y);

    /// <summary>Gives the magnitude; the smallest integer is its own.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary>Gives the square root.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>Gives the smaller; NaN where either is NaN.</summary>
    static abstract TSelf Min(TSelf x, TSelf y);

    /// <summary>Gives the larger; NaN where either is NaN.</summary>
    static abstract TSelf Max(TSelf x, TSelf y);

    /// <summary>Rounds towards negative infinity.</summary>
    static abstract TSelf Floor(TSelf x);

    /// <summary>Rounds towards positive infinity.</summary>
    static abstract TSelf Ceil(TSelf x);

    /// <summary>Rounds to the nearest integer, halves to even.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>Rounds towards zero.</summary>
    static abstract TSelf Trunc(TSelf x);

    /// <summary>Gives x * y + z, rounded once for floats.</summary>
    static abstract TSelf Fma(TSelf x, TSelf y, TSelf z);

    /// <summary>Gives the mask of x == y.</summary>
    static abstract TSelf Equal(TSelf x, TSelf y);

    /// <summary>Gives the mask of x != y; true for NaN.</summary>
    static abstract TSelf NotEqual(TSelf x, TSelf y);

    /// <summary>Gives the mask of x &lt; y.</summary>
    static abstract TSelf Less(TSelf x, TSelf y);

    /// <summary>Gives the mask of x &lt;= y.</summary>
    static abstract TSelf LessOrEqual(TSelf x, TSelf y);

    /// <summary>Gives the mask of x &gt; y.</summary>
    static abstract TSelf Greater(TSelf x, TSelf y);

    /// <summary>Gives the mask of x &gt;= y.</summary>
    static abstract TSelf GreaterOrEqual(TSelf x, TSelf y);

    /// <summary>Ands the bits, of integers or masks.</summary>
    static abstract TSelf And(TSelf x, TSelf y);

    /// <summary>Ors the bits, of integers or masks.</summary>
    static abstract TSelf Or(TSelf x, TSelf y);

    /// <summary>Xors the bits, of integers or masks.</summary>
    static abstract TSelf Xor(TSelf x, TSelf y);

    /// <summary>Inverts the bits, of integers or masks.</summary>
    static abstract TSelf Not(TSelf x);

    /// <summary>Gives x where the mask is set and y elsewhere.</summary>
    static abstract TSelf Select(TSelf mask, TSelf x, TSelf y);

    /// <summary>Shifts integers left by counts that are clamped to [0, bits - 1].</summary>
    static abstract TSelf ShiftLeft(TSelf x, TSelf counts);

    /// <summary>Shifts integers right by counts that are clamped to [0, bits - 1]; signed ones keep their sign.</summary>
    static abstract TSelf ShiftRight(TSelf x, TSelf counts);

    /// <summary>Applies a function of one argument to each element.</summary>
    static abstract TSelf Map<F>(TSelf x)
        where F : struct, IUnaryFunction;

    /// <summary>Applies a function of two arguments to each pair of elements.</summary>
    static abstract TSelf Map<F>(TSelf x, TSelf y)
        where F : struct, IBinaryFunction;

    /// <summary>
    /// Applies a function of two arguments as a call: inlined, one like pow would take a quarter of the locals that the JIT
    /// allows a body.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    static virtual TSelf Call<F>(TSelf x, TSelf y)
        where F : struct, IBinaryFunction
        => TSelf.Map<F>(x, y);
}
