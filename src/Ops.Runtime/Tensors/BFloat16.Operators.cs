using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet;

public readonly partial struct BFloat16
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BFloat16 operator +(BFloat16 left, BFloat16 right) => FromSingle(left.ToSingle() + right.ToSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BFloat16 operator -(BFloat16 left, BFloat16 right) => FromSingle(left.ToSingle() - right.ToSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BFloat16 operator *(BFloat16 left, BFloat16 right) => FromSingle(left.ToSingle() * right.ToSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BFloat16 operator /(BFloat16 left, BFloat16 right) => FromSingle(left.ToSingle() / right.ToSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BFloat16 operator %(BFloat16 left, BFloat16 right) => FromSingle(left.ToSingle() % right.ToSingle());

    /// <inheritdoc/>
    public static BFloat16 operator +(BFloat16 value) => value;

    /// <inheritdoc/>
    public static BFloat16 operator -(BFloat16 value) => new((ushort)(value._bits ^ SignMask));

    /// <inheritdoc/>
    public static BFloat16 operator ++(BFloat16 value) => FromSingle(value.ToSingle() + 1);

    /// <inheritdoc/>
    public static BFloat16 operator --(BFloat16 value) => FromSingle(value.ToSingle() - 1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator ==(BFloat16 left, BFloat16 right) => left.ToSingle() == right.ToSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator !=(BFloat16 left, BFloat16 right) => left.ToSingle() != right.ToSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator <(BFloat16 left, BFloat16 right) => left.ToSingle() < right.ToSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator >(BFloat16 left, BFloat16 right) => left.ToSingle() > right.ToSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator <=(BFloat16 left, BFloat16 right) => left.ToSingle() <= right.ToSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator >=(BFloat16 left, BFloat16 right) => left.ToSingle() >= right.ToSingle();

    static BFloat16 IBitwiseOperators<BFloat16, BFloat16, BFloat16>.operator &(BFloat16 left, BFloat16 right) =>
        new((ushort)(left._bits & right._bits));

    static BFloat16 IBitwiseOperators<BFloat16, BFloat16, BFloat16>.operator |(BFloat16 left, BFloat16 right) =>
        new((ushort)(left._bits | right._bits));

    static BFloat16 IBitwiseOperators<BFloat16, BFloat16, BFloat16>.operator ^(BFloat16 left, BFloat16 right) =>
        new((ushort)(left._bits ^ right._bits));

    static BFloat16 IBitwiseOperators<BFloat16, BFloat16, BFloat16>.operator ~(BFloat16 value) => new((ushort)~value._bits);
}
