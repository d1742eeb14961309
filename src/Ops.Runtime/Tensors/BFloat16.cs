using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawOpsNet;

/// <summary>
/// Represents a brain floating point number: the upper half of a <see cref="float"/>, 8 exponent and 7 stored significand bits.
/// Arithmetic and functions go through <see cref="float"/> and round to nearest, ties to even, as TensorFlow does.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 2)]
public readonly partial struct BFloat16 : IBinaryFloatingPointIeee754<BFloat16>, IMinMaxValue<BFloat16>
{
    private const ushort SignMask = 0x8000;
    private const ushort ExponentMask = 0x7F80;
    private const ushort SignificandMask = 0x007F;
    private const ushort MagnitudeMask = 0x7FFF;
    private const int SignificandBits = 7;
    private const int ExponentBias = 127;

    private readonly ushort _bits;

    private BFloat16(ushort bits) => _bits = bits;

    /// <summary>Gets the 16 bits of the number: sign, 8 exponent bits with bias 127, 7 significand bits.</summary>
    public ushort Bits => _bits;

    /// <summary>Makes a number of its 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>Rounds a float to the nearest number, ties to even; a NaN keeps its sign and becomes quiet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BFloat16 FromSingle(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        // Rounding would carry a NaN with a full payload into zero or infinity.
        uint quiet = (bits >> 16) | 0x0040;
        uint rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16;
        return new BFloat16((ushort)(float.IsNaN(value) ? quiet : rounded));
    }

    /// <summary>Widens the number to a float, which is always exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float ToSingle() => BitConverter.UInt32BitsToSingle((uint)_bits << 16);

    /// <inheritdoc/>
    public static BFloat16 Zero => new(0x0000);

    /// <inheritdoc/>
    public static BFloat16 One => new(0x3F80);

    /// <inheritdoc/>
    public static BFloat16 NegativeOne => new(0xBF80);

    /// <inheritdoc/>
    public static BFloat16 NegativeZero => new(0x8000);

    /// <inheritdoc/>
    public static BFloat16 AdditiveIdentity => Zero;

    /// <inheritdoc/>
    public static BFloat16 MultiplicativeIdentity => One;

    /// <summary>Gets the smallest positive number, 2^-133.</summary>
    public static BFloat16 Epsilon => new(0x0001);

    /// <inheritdoc/>
    public static BFloat16 NaN => new(0xFFC0);

    /// <inheritdoc/>
    public static BFloat16 PositiveInfinity => new(0x7F80);

    /// <inheritdoc/>
    public static BFloat16 NegativeInfinity => new(0xFF80);

    /// <summary>Gets the largest finite number, about 3.39e38.</summary>
    public static BFloat16 MaxValue => new(0x7F7F);

    /// <summary>Gets the smallest finite number, about -3.39e38.</summary>
    public static BFloat16 MinValue => new(0xFF7F);

    /// <inheritdoc/>
    public static BFloat16 E => new(0x402E);

    /// <inheritdoc/>
    public static BFloat16 Pi => new(0x4049);

    /// <inheritdoc/>
    public static BFloat16 Tau => new(0x40C9);

    /// <inheritdoc/>
    public bool Equals(BFloat16 other) => this == other || (IsNaN(this) && IsNaN(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BFloat16 other && Equals(other);

    /// <summary>Returns a hash code that is the same for both zeros and for every NaN.</summary>
    public override int GetHashCode() => IsNaN(this) ? ExponentMask : IsZero(this) ? 0 : _bits;

    /// <inheritdoc/>
    public int CompareTo(BFloat16 other) => ToSingle().CompareTo(other.ToSingle());

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        BFloat16 other => CompareTo(other),
        _ => throw new ArgumentException($"A BFloat16 cannot be compared with a {obj.GetType()}.", nameof(obj)),
    };
}
