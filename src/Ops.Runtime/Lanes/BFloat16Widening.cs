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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Narrow(Vector512<float> value)
    {
        Vector512<uint> bits = value.AsUInt32();
        Vector512<uint> odd = Vector512.ShiftRightLogical(bits, 16) & Vector512<uint>.One;
        Vector512<uint> rounded = Vector512.ShiftRightLogical(bits + Vector512.Create(0x7FFFu) + odd, 16);
        Vector512<uint> quiet = Vector512.ShiftRightLogical(bits, 16) | Vector512.Create(0x40u);
        return Vector512.ConditionalSelect(Vector512.Equals(value, value).AsUInt32(), rounded, quiet);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Narrow(Vector256<float> value)
    {
        Vector256<uint> bits = value.AsUInt32();
        Vector256<uint> odd = Vector256.ShiftRightLogical(bits, 16) & Vector256<uint>.One;
        Vector256<uint> rounded = Vector256.ShiftRightLogical(bits + Vector256.Create(0x7FFFu) + odd, 16);
        Vector256<uint> quiet = Vector256.ShiftRightLogical(bits, 16) | Vector256.Create(0x40u);
        return Vector256.ConditionalSelect(Vector256.Equals(value, value).AsUInt32(), rounded, quiet);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Narrow(Vector128<float> value)
    {
        Vector128<uint> bits = value.AsUInt32();
        Vector128<uint> odd = Vector128.ShiftRightLogical(bits, 16) & Vector128<uint>.One;
        Vector128<uint> rounded = Vector128.ShiftRightLogical(bits + Vector128.Create(0x7FFFu) + odd, 16);
        Vector128<uint> quiet = Vector128.ShiftRightLogical(bits, 16) | Vector128.Create(0x40u);
        return Vector128.ConditionalSelect(Vector128.Equals(value, value).AsUInt32(), rounded, quiet);
    }
}
