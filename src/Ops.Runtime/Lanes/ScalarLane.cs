using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

/// <summary>A lane of one element.</summary>
/// <typeparam name="T">Any number; the complex numbers have no order, and their comparisons throw.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct ScalarLane<T> : ILane<ScalarLane<T>, T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Makes a lane of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ScalarLane(T value) => Value = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <summary>Gets the number.</summary>
    public T Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Load(T* source) => new(*source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ScalarLane<T> value, T* destination) => *destination = value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> LoadMask(bool* source) => new(ScalarBits.Mask<T>(*(byte*)source != 0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(ScalarLane<T> mask, bool* destination) => *destination = ScalarBits.IsSet(mask.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Splat(T value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Literal(double value) =>
        new(double.IsInfinity(value) ? T.CreateSaturating(value) : T.CreateTruncating(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator +(ScalarLane<T> x, ScalarLane<T> y) => new(x.Value + y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator -(ScalarLane<T> x, ScalarLane<T> y) => new(x.Value - y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator *(ScalarLane<T> x, ScalarLane<T> y) => new(x.Value * y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator /(ScalarLane<T> x, ScalarLane<T> y) => new(ScalarArithmetic.Divide(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator -(ScalarLane<T> x) => new(ScalarArithmetic.Negate(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Remainder(ScalarLane<T> x, ScalarLane<T> y)
        => new(ElementMap.Invoke<TruncmodFunction, T>(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Abs(ScalarLane<T> x) => new(ScalarArithmetic.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Sqrt(ScalarLane<T> x) => new(ElementMap.Invoke<SqrtFunction, T>(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Min(ScalarLane<T> x, ScalarLane<T> y) => new(ScalarArithmetic.Min(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Max(ScalarLane<T> x, ScalarLane<T> y) => new(ScalarArithmetic.Max(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Floor(ScalarLane<T> x) => new(ElementMap.Invoke<FloorFunction, T>(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Ceil(ScalarLane<T> x) => new(ElementMap.Invoke<CeilFunction, T>(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Round(ScalarLane<T> x) => new(ElementMap.Invoke<RoundFunction, T>(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Trunc(ScalarLane<T> x) => new(ElementMap.Invoke<TruncFunction, T>(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Fma(ScalarLane<T> x, ScalarLane<T> y, ScalarLane<T> z)
        => new(ScalarArithmetic.Fma(x.Value, y.Value, z.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Equal(ScalarLane<T> x, ScalarLane<T> y) => new(ScalarBits.Mask<T>(x.Value == y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> NotEqual(ScalarLane<T> x, ScalarLane<T> y) => new(ScalarBits.Mask<T>(x.Value != y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Less(ScalarLane<T> x, ScalarLane<T> y)
        => new(ScalarBits.Mask<T>(ScalarArithmetic.Less(x.Value, y.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> LessOrEqual(ScalarLane<T> x, ScalarLane<T> y)
        => new(ScalarBits.Mask<T>(ScalarArithmetic.LessOrEqual(x.Value, y.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Greater(ScalarLane<T> x, ScalarLane<T> y)
        => new(ScalarBits.Mask<T>(ScalarArithmetic.Less(y.Value, x.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> GreaterOrEqual(ScalarLane<T> x, ScalarLane<T> y)
        => new(ScalarBits.Mask<T>(ScalarArithmetic.LessOrEqual(y.Value, x.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> And(ScalarLane<T> x, ScalarLane<T> y) => new(ScalarBits.And(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Or(ScalarLane<T> x, ScalarLane<T> y) => new(ScalarBits.Or(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Xor(ScalarLane<T> x, ScalarLane<T> y) => new(ScalarBits.Xor(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Not(ScalarLane<T> x) => new(ScalarBits.Not(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Select(ScalarLane<T> mask, ScalarLane<T> x, ScalarLane<T> y)
        => ScalarBits.IsSet(mask.Value) ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> ShiftLeft(ScalarLane<T> x, ScalarLane<T> counts)
        => new(ElementMap.Invoke<ShlFunction, T>(x.Value, counts.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> ShiftRight(ScalarLane<T> x, ScalarLane<T> counts)
        => new(ElementMap.Invoke<ShrFunction, T>(x.Value, counts.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Map<F>(ScalarLane<T> x)
        where F : struct, IUnaryFunction
        => new(ElementMap.Invoke<F, T>(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Map<F>(ScalarLane<T> x, ScalarLane<T> y)
        where F : struct, IBinaryFunction
        => new(ElementMap.Invoke<F, T>(x.Value, y.Value));
}
