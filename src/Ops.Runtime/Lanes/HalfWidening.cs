using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices;

/// <summary>Reads float16 as float32 and writes it rounded to even, denormals included.</summary>
/// <remarks>
/// .NET offers no F16C: the exponent is moved by a multiplication, which is exact (F. Giesen, "Half to float done quick").
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct HalfWidening : IWidening<Half>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Widen(Half value) => (float)value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(Half* source)
        => Widen(SixteenBits.Load512((ushort*)source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Splat512(Half value)
        => Widen(Vector512.Create((uint)BitConverter.HalfToUInt16Bits(value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, Half* destination)
        => SixteenBits.Store(Narrow(value), (ushort*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(Half* source)
        => Widen(SixteenBits.Load256((ushort*)source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Splat256(Half value)
        => Widen(Vector256.Create((uint)BitConverter.HalfToUInt16Bits(value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, Half* destination)
        => SixteenBits.Store(Narrow(value), (ushort*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(Half* source)
        => Widen(SixteenBits.Load128((ushort*)source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Splat128(Half value)
        => Widen(Vector128.Create((uint)BitConverter.HalfToUInt16Bits(value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, Half* destination)
        => SixteenBits.Store(Narrow(value), (ushort*)destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Widen(Vector512<uint> half)
    {
        Vector512<uint> magnitude = Vector512.ShiftLeft(half & Vector512.Create(0x7FFFu), 13);
        return ((magnitude.AsSingle() * Vector512.Create(5.192296858534828e33f)).AsUInt32()
            | (Vector512.GreaterThan(magnitude.AsInt32(), Vector512.Create(0x0F7FFFFF)).AsUInt32()
                & Vector512.Create(0x7F800000u))
            | Vector512.ShiftLeft(half & Vector512.Create(0x8000u), 16)).AsSingle();
    }

    // A call on purpose: inlined, three stores of a body would take a quarter of the locals that the JIT allows (512).
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<uint> Narrow(Vector512<float> value)
    {
        Vector512<uint> bits = value.AsUInt32();
        Vector512<uint> sign = bits & Vector512.Create(0x80000000u);
        Vector512<uint> magnitude = bits ^ sign;

        Vector512<uint> odd = Vector512.ShiftRightLogical(magnitude, 13) & Vector512<uint>.One;
        Vector512<uint> normal = Vector512.ShiftRightLogical(magnitude + Vector512.Create(0xC8000FFFu) + odd, 13);

        // Adding 0.5 lets the processor round a denormal to multiples of 2^-24.
        Vector512<float> half = Vector512.Create(0.5f);
        Vector512<uint> denormal = (magnitude.AsSingle() + half).AsUInt32() - half.AsUInt32();

        Vector512<int> order = magnitude.AsInt32();
        Vector512<uint> isDenormal = Vector512.LessThan(order, Vector512.Create(113 << 23)).AsUInt32();
        Vector512<uint> isNaN = Vector512.GreaterThan(order, Vector512.Create(255 << 23)).AsUInt32();
        Vector512<uint> isLarge = Vector512.GreaterThan(order, Vector512.Create((143 << 23) - 1)).AsUInt32();
        Vector512<uint> large = Vector512.ConditionalSelect(isNaN, Vector512.Create(0x7E00u), Vector512.Create(0x7C00u));

        Vector512<uint> result = Vector512.ConditionalSelect(isDenormal, denormal, normal);
        return Vector512.ConditionalSelect(isLarge, large, result) | Vector512.ShiftRightLogical(sign, 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Widen(Vector256<uint> half)
    {
        Vector256<uint> magnitude = Vector256.ShiftLeft(half & Vector256.Create(0x7FFFu), 13);
        return ((magnitude.AsSingle() * Vector256.Create(5.192296858534828e33f)).AsUInt32()
            | (Vector256.GreaterThan(magnitude.AsInt32(), Vector256.Create(0x0F7FFFFF)).AsUInt32()
                & Vector256.Create(0x7F800000u))
            | Vector256.ShiftLeft(half & Vector256.Create(0x8000u), 16)).AsSingle();
    }

    // A call on purpose: inlined, three stores of a body would take a quarter of the locals that the JIT allows (512).
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<uint> Narrow(Vector256<float> value)
    {
        Vector256<uint> bits = value.AsUInt32();
        Vector256<uint> sign = bits & Vector256.Create(0x80000000u);
        Vector256<uint> magnitude = bits ^ sign;

        Vector256<uint> odd = Vector256.ShiftRightLogical(magnitude, 13) & Vector256<uint>.One;
        Vector256<uint> normal = Vector256.ShiftRightLogical(magnitude + Vector256.Create(0xC8000FFFu) + odd, 13);

        // Adding 0.5 lets the processor round a denormal to multiples of 2^-24.
        Vector256<float> half = Vector256.Create(0.5f);
        Vector256<uint> denormal = (magnitude.AsSingle() + half).AsUInt32() - half.AsUInt32();

        Vector256<int> order = magnitude.AsInt32();
        Vector256<uint> isDenormal = Vector256.LessThan(order, Vector256.Create(113 << 23)).AsUInt32();
        Vector256<uint> isNaN = Vector256.GreaterThan(order, Vector256.Create(255 << 23)).AsUInt32();
        Vector256<uint> isLarge = Vector256.GreaterThan(order, Vector256.Create((143 << 23) - 1)).AsUInt32();
        Vector256<uint> large = Vector256.ConditionalSelect(isNaN, Vector256.Create(0x7E00u), Vector256.Create(0x7C00u));

        Vector256<uint> result = Vector256.ConditionalSelect(isDenormal, denormal, normal);
        return Vector256.ConditionalSelect(isLarge, large, result) | Vector256.ShiftRightLogical(sign, 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Widen(Vector128<uint> half)
    {
        Vector128<uint> magnitude = Vector128.ShiftLeft(half & Vector128.Create(0x7FFFu), 13);
        return ((magnitude.AsSingle() * Vector128.Create(5.192296858534828e33f)).AsUInt32()
            | (Vector128.GreaterThan(magnitude.AsInt32(), Vector128.Create(0x0F7FFFFF)).AsUInt32()
                & Vector128.Create(0x7F800000u))
            | Vector128.ShiftLeft(half & Vector128.Create(0x8000u), 16)).AsSingle();
    }

    // A call on purpose: inlined, three stores of a body would take a quarter of the locals that the JIT allows (512).
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector128<uint> Narrow(Vector128<float> value)
    {
        Vector128<uint> bits = value.AsUInt32();
        Vector128<uint> sign = bits & Vector128.Create(0x80000000u);
        Vector128<uint> magnitude = bits ^ sign;

        Vector128<uint> odd = Vector128.ShiftRightLogical(magnitude, 13) & Vector128<uint>.One;
        Vector128<uint> normal = Vector128.ShiftRightLogical(magnitude + Vector128.Create(0xC8000FFFu) + odd, 13);

        // Adding 0.5 lets the processor round a denormal to multiples of 2^-24.
        Vector128<float> half = Vector128.Create(0.5f);
        Vector128<uint> denormal = (magnitude.AsSingle() + half).AsUInt32() - half.AsUInt32();

        Vector128<int> order = magnitude.AsInt32();
        Vector128<uint> isDenormal = Vector128.LessThan(order, Vector128.Create(113 << 23)).AsUInt32();
        Vector128<uint> isNaN = Vector128.GreaterThan(order, Vector128.Create(255 << 23)).AsUInt32();
        Vector128<uint> isLarge = Vector128.GreaterThan(order, Vector128.Create((143 << 23) - 1)).AsUInt32();
        Vector128<uint> large = Vector128.ConditionalSelect(isNaN, Vector128.Create(0x7E00u), Vector128.Create(0x7C00u));

        Vector128<uint> result = Vector128.ConditionalSelect(isDenormal, denormal, normal);
        return Vector128.ConditionalSelect(isLarge, large, result) | Vector128.ShiftRightLogical(sign, 16);
    }
}
