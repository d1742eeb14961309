using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

public unsafe partial struct Lane128<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Equal(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = Vector128.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> NotEqual(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = ~Vector128.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Less(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = Vector128.LessThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> LessOrEqual(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = Vector128.LessThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Greater(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = Vector128.GreaterThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> GreaterOrEqual(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = Vector128.GreaterThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> And(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = x.Value & y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Or(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = x.Value | y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Xor(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = x.Value ^ y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Not(Lane128<T> x)
    {
        Lane128<T> result;
        result.Value = ~x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Select(Lane128<T> mask, Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = Vector128.ConditionalSelect(mask.Value, x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> ShiftLeft(Lane128<T> x, Lane128<T> counts) => ByElements<ShlFunction>(x, counts);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> ShiftRight(Lane128<T> x, Lane128<T> counts) => ByElements<ShrFunction>(x, counts);
}
