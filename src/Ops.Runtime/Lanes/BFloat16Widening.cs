using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices;

/// <summary>Reads bfloat16 as float32 and writes it rounded to even; a NaN stays a NaN.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct BFloat16Widening : IWidening<BFloat16>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Widen(BFloat16 value) => (float)value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(BFloat16* source)
        => Vector512.ShiftLeft(SixteenBits.Load512((ushort*)source), 16).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Splat512(BFloat16 value)
        => Vector512.Create((uint)Unsafe.BitCast<BFloat16, ushort>(value) << 16).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, BFloat16* destination)
        => SixteenBits.Store(Narrow(value), (ushort*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(BFloat16* source)
        => Vector256.ShiftLeft(SixteenBits.Load256((ushort*)source), 16).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Splat256(BFloat16 value)
        => Vector256.Create((uint)Unsafe.BitCast<BFloat16, ushort>(value) << 16).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, BFloat16* destination)
        => SixteenBits.Store(Narrow(value), (ushort*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(BFloat16* source)
        => Vector128.ShiftLeft(SixteenBits.Load128((ushort*)source), 16).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Splat128(BFloat16 value)
        => Vector128.Create((uint)Unsafe.BitCast<BFloat16, ushort>(value) << 16).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, BFloat16* destination)
        => SixteenBits.Store(Narrow(value), (ushort*)destination);

    // One expression: each local of an inlined method is one of the 512 that the JIT allows a body.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Narrow(Vector512<float> value)
        => Vector512.ConditionalSelect(
            Vector512.Equals(value, value).AsUInt32(),
            Vector512.ShiftRightLogical(
                value.AsUInt32() + Vector512.Create(0x7FFFu)
                    + (Vector512.ShiftRightLogical(value.AsUInt32(), 16) & Vector512<uint>.One),
                16),
            Vector512.ShiftRightLogical(value.AsUInt32(), 16) | Vector512.Create(0x40u));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Narrow(Vector256<float> value)
        => Vector256.ConditionalSelect(
            Vector256.Equals(value, value).AsUInt32(),
            Vector256.ShiftRightLogical(
                value.AsUInt32() + Vector256.Create(0x7FFFu)
                    + (Vector256.ShiftRightLogical(value.AsUInt32(), 16) & Vector256<uint>.One),
                16),
            Vector256.ShiftRightLogical(value.AsUInt32(), 16) | Vector256.Create(0x40u));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Narrow(Vector128<float> value)
        => Vector128.ConditionalSelect(
            Vector128.Equals(value, value).AsUInt32(),
            Vector128.ShiftRightLogical(
                value.AsUInt32() + Vector128.Create(0x7FFFu)
                    + (Vector128.ShiftRightLogical(value.AsUInt32(), 16) & Vector128<uint>.One),
                16),
            Vector128.ShiftRightLogical(value.AsUInt32(), 16) | Vector128.Create(0x40u));
}
