using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

public unsafe partial struct Lane512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Equal(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = Vector512.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> NotEqual(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = ~Vector512.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Less(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = Vector512.LessThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> LessOrEqual(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = Vector512.LessThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Greater(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = Vector512.GreaterThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> GreaterOrEqual(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = Vector512.GreaterThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> And(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = x.Value & y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Or(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = x.Value | y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Xor(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = x.Value ^ y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Not(Lane512<T> x)
    {
        Lane512<T> result;
        result.Value = ~x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Select(Lane512<T> mask, Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = Vector512.ConditionalSelect(mask.Value, x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> ShiftLeft(Lane512<T> x, Lane512<T> counts) => ByElements<ShlFunction>(x, counts);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> ShiftRight(Lane512<T> x, Lane512<T> counts) => ByElements<ShrFunction>(x, counts);
}
