using System.ComponentModel;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

/// <summary>A lane of 16-bit floats that computes in float32.</summary>
/// <typeparam name="W">The float32 lane.</typeparam>
/// <typeparam name="T">Half or BFloat16.</typeparam>
/// <typeparam name="TWidening">How elements are read and written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct WidenedLane<W, T, TWidening> : ILane<WidenedLane<W, T, TWidening>, T>
    where W : unmanaged, ILane<W, float>
    where T : unmanaged
    where TWidening : struct, IWidening<T>
{
    /// <summary>Makes a lane of float32 values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WidenedLane(W value) => Value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => W.Count;
    }

    /// <summary>Gets the values in float32.</summary>
    public W Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Load(T* source) => new(TWidening.Load<W>(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(WidenedLane<W, T, TWidening> value, T* destination) => TWidening.Store(value.Value, destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> LoadMask(bool* source) => new(W.LoadMask(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(WidenedLane<W, T, TWidening> mask, bool* destination) => W.StoreMask(mask.Value, destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Splat(T value) => new(W.Splat(TWidening.Widen(value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Literal(double value) => new(W.Literal(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> operator +(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(x.Value + y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> operator -(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(x.Value - y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> operator *(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(x.Value * y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> operator /(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(x.Value / y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> operator -(WidenedLane<W, T, TWidening> x) => new(-x.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Remainder(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.Remainder(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Min(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.Min(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Max(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.Max(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Equal(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.Equal(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> NotEqual(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.NotEqual(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Less(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.Less(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> LessOrEqual(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.LessOrEqual(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Greater(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.Greater(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> GreaterOrEqual(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.GreaterOrEqual(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> And(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.And(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Or(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.Or(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Xor(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.Xor(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Abs(WidenedLane<W, T, TWidening> x) => new(W.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Sqrt(WidenedLane<W, T, TWidening> x) => new(W.Sqrt(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Floor(WidenedLane<W, T, TWidening> x) => new(W.Floor(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Ceil(WidenedLane<W, T, TWidening> x) => new(W.Ceil(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Round(WidenedLane<W, T, TWidening> x) => new(W.Round(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Trunc(WidenedLane<W, T, TWidening> x) => new(W.Trunc(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Not(WidenedLane<W, T, TWidening> x) => new(W.Not(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Exponent(WidenedLane<W, T, TWidening> x) => new(W.Exponent(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Scale(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> exponent)
        => new(W.Scale(x.Value, exponent.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Fma(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y, WidenedLane<W, T, TWidening> z)
        => new(W.Fma(x.Value, y.Value, z.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Select(WidenedLane<W, T, TWidening> mask, WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        => new(W.Select(mask.Value, x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> ShiftLeft(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> counts)
        => new(W.ShiftLeft(x.Value, counts.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> ShiftRight(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> counts)
        => new(W.ShiftRight(x.Value, counts.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Map<F>(WidenedLane<W, T, TWidening> x)
        where F : struct, IUnaryFunction
        => new(W.Map<F>(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane<W, T, TWidening> Map<F>(WidenedLane<W, T, TWidening> x, WidenedLane<W, T, TWidening> y)
        where F : struct, IBinaryFunction
        => new(W.Map<F>(x.Value, y.Value));
}
