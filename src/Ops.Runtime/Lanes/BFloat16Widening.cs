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
    public static W Load<W>(BFloat16* source)
        where W : unmanaged, ILane<W, float>
    {
        if (typeof(W) == typeof(Lane512<float>))
        {
            Vector512<uint> bits = Vector512.ShiftLeft(SixteenBits.Load512((ushort*)source), 16);
            return (W)(object)new Lane512<float>(bits.AsSingle());
        }

        if (typeof(W) == typeof(Lane256<float>))
        {
            Vector256<uint> bits = Vector256.ShiftLeft(SixteenBits.Load256((ushort*)source), 16);
            return (W)(object)new Lane256<float>(bits.AsSingle());
        }

        Vector128<uint> four = Vector128.ShiftLeft(SixteenBits.Load128((ushort*)source), 16);
        return (W)(object)new Lane128<float>(four.AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<W>(W value, BFloat16* destination)
        where W : unmanaged, ILane<W, float>
    {
        if (typeof(W) == typeof(Lane512<float>))
        {
            SixteenBits.Store(Narrow(((Lane512<float>)(object)value).Value), (ushort*)destination);
        }
        else if (typeof(W) == typeof(Lane256<float>))
        {
            SixteenBits.Store(Narrow(((Lane256<float>)(object)value).Value), (ushort*)destination);
        }
        else
        {
            SixteenBits.Store(Narrow(((Lane128<float>)(object)value).Value), (ushort*)destination);
        }
    }

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
