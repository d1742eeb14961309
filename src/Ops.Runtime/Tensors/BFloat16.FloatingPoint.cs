using System.Numerics;

namespace RawOpsNet;

public readonly partial struct BFloat16
{
    /// <inheritdoc/>
    public static BFloat16 Ceiling(BFloat16 x) => FromSingle(MathF.Ceiling(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Floor(BFloat16 x) => FromSingle(MathF.Floor(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Truncate(BFloat16 x) => FromSingle(MathF.Truncate(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Round(BFloat16 x) => FromSingle(MathF.Round(x.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Round(BFloat16 x, int digits) => FromSingle(MathF.Round(x.ToSingle(), digits));

    /// <inheritdoc/>
    public static BFloat16 Round(BFloat16 x, MidpointRounding mode) => FromSingle(MathF.Round(x.ToSingle(), mode));

    /// <inheritdoc/>
    public static BFloat16 Round(BFloat16 x, int digits, MidpointRounding mode) =>
        FromSingle(MathF.Round(x.ToSingle(), digits, mode));

    /// <summary>Computes x · y + z with one rounding to float and one to the nearest number.</summary>
    public static BFloat16 FusedMultiplyAdd(BFloat16 left, BFloat16 right, BFloat16 addend) =>
        FromSingle(MathF.FusedMultiplyAdd(left.ToSingle(), right.ToSingle(), addend.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Ieee754Remainder(BFloat16 left, BFloat16 right) =>
        FromSingle(MathF.IEEERemainder(left.ToSingle(), right.ToSingle()));

    /// <inheritdoc/>
    public static BFloat16 Lerp(BFloat16 value1, BFloat16 value2, BFloat16 amount) =>
        FromSingle(float.Lerp(value1.ToSingle(), value2.ToSingle(), amount.ToSingle()));

    /// <inheritdoc/>
    public static int ILogB(BFloat16 x) => MathF.ILogB(x.ToSingle());

    /// <inheritdoc/>
    public static BFloat16 ScaleB(BFloat16 x, int n) => FromSingle(MathF.ScaleB(x.ToSingle(), n));

    /// <inheritdoc/>
    public static BFloat16 BitIncrement(BFloat16 x)
    {
        if (IsNaN(x) || IsPositiveInfinity(x))
        {
            return x;
        }

        return x._bits == SignMask ? Epsilon : new((ushort)(IsNegative(x) ? x._bits - 1 : x._bits + 1));
    }

    /// <inheritdoc/>
    public static BFloat16 BitDecrement(BFloat16 x) => -BitIncrement(-x);

    int IFloatingPoint<BFloat16>.GetExponentByteCount() => sizeof(sbyte);

    int IFloatingPoint<BFloat16>.GetExponentShortestBitLength()
    {
        int exponent = Exponent;
        return exponent >= 0
            ? 32 - BitOperations.LeadingZeroCount((uint)exponent)
            : 33 - BitOperations.LeadingZeroCount((uint)~exponent);
    }

    int IFloatingPoint<BFloat16>.GetSignificandBitLength() => SignificandBits + 1;

    int IFloatingPoint<BFloat16>.GetSignificandByteCount() => sizeof(byte);

    bool IFloatingPoint<BFloat16>.TryWriteExponentBigEndian(Span<byte> destination, out int bytesWritten) =>
        TryWriteByte(destination, unchecked((byte)Exponent), out bytesWritten);

    bool IFloatingPoint<BFloat16>.TryWriteExponentLittleEndian(Span<byte> destination, out int bytesWritten) =>
        TryWriteByte(destination, unchecked((byte)Exponent), out bytesWritten);

    bool IFloatingPoint<BFloat16>.TryWriteSignificandBigEndian(Span<byte> destination, out int bytesWritten) =>
        TryWriteByte(destination, Significand, out bytesWritten);

    bool IFloatingPoint<BFloat16>.TryWriteSignificandLittleEndian(Span<byte> destination, out int bytesWritten) =>
        TryWriteByte(destination, Significand, out bytesWritten);

    // As System.Half reports them: the stored exponent less its bias, and the significand with its leading bit.
    private int Exponent => ((_bits & ExponentMask) >> SignificandBits) - ExponentBias;

    private byte Significand => (byte)((_bits & SignificandMask) | ((_bits & ExponentMask) != 0 ? 1 << SignificandBits : 0));

    private static bool TryWriteByte(Span<byte> destination, byte value, out int bytesWritten)
    {
        bytesWritten = destination.IsEmpty ? 0 : 1;
        if (!destination.IsEmpty)
        {
            destination[0] = value;
        }

        return bytesWritten != 0;
    }
}
