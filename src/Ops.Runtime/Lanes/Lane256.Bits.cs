using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

public unsafe partial struct Lane256<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Equal(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = Vector256.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> NotEqual(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = ~Vector256.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Less(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = Vector256.LessThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> LessOrEqual(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = Vector256.LessThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Greater(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = Vector256.GreaterThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> GreaterOrEqual(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = Vector256.GreaterThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> And(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = x.Value & y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Or(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = x.Value | y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Xor(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = x.Value ^ y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Not(Lane256<T> x)
    {
        Lane256<T> result;
        result.Value = ~x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Select(Lane256<T> mask, Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = Vector256.ConditionalSelect(mask.Value, x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> ShiftLeft(Lane256<T> x, Lane256<T> counts) => ByElements<ShlFunction>(x, counts);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> ShiftRight(Lane256<T> x, Lane256<T> counts) => ByElements<ShrFunction>(x, counts);
}
