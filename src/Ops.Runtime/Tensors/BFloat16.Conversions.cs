using System.Runtime.CompilerServices;

namespace RawOpsNet;

public readonly partial struct BFloat16
{
    /// <summary>Widens a number to a float, which is always exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator float(BFloat16 value) => value.ToSingle();

    /// <summary>Widens a number to a double, which is always exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator double(BFloat16 value) => value.ToSingle();

    /// <summary>Rounds a float to the nearest number, ties to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static explicit operator BFloat16(float value) => FromSingle(value);

    /// <summary>Rounds a double to a float and that to the nearest number, the two steps of TensorFlow's cast.</summary>
    public static explicit operator BFloat16(double value) => FromSingle((float)value);

    /// <summary>Rounds a half to the nearest number, ties to even.</summary>
    public static explicit operator BFloat16(Half value) => FromSingle((float)value);

    /// <summary>Rounds a decimal to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(decimal value) => FromSingle((float)value);

    /// <summary>Widens an integer, which is always exact.</summary>
    public static implicit operator BFloat16(byte value) => FromSingle(value);

    /// <summary>Widens an integer, which is always exact.</summary>
    public static implicit operator BFloat16(sbyte value) => FromSingle(value);

    /// <summary>Rounds an integer to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(short value) => FromSingle((float)value);

    /// <summary>Rounds an integer to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(ushort value) => FromSingle((float)value);

    /// <summary>Rounds an integer to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(int value) => FromSingle((float)value);

    /// <summary>Rounds an integer to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(uint value) => FromSingle((float)value);

    /// <summary>Rounds an integer to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(long value) => FromSingle((float)value);

    /// <summary>Rounds an integer to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(ulong value) => FromSingle((float)value);

    /// <summary>Rounds an integer to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(nint value) => FromSingle((float)value);

    /// <summary>Rounds an integer to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(nuint value) => FromSingle((float)value);

    /// <summary>Rounds an integer to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(Int128 value) => FromSingle((float)value);

    /// <summary>Rounds an integer to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(UInt128 value) => FromSingle((float)value);

    /// <summary>Rounds an integer to a float and that to the nearest number.</summary>
    public static explicit operator BFloat16(char value) => FromSingle((float)value);

    /// <summary>Rounds a number to the nearest half, ties to even.</summary>
    public static explicit operator Half(BFloat16 value) => (Half)value.ToSingle();

    /// <summary>Converts a number to a decimal, and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator decimal(BFloat16 value) => (decimal)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator byte(BFloat16 value) => (byte)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator sbyte(BFloat16 value) => (sbyte)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator short(BFloat16 value) => (short)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator ushort(BFloat16 value) => (ushort)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator int(BFloat16 value) => (int)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator uint(BFloat16 value) => (uint)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator long(BFloat16 value) => (long)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator ulong(BFloat16 value) => (ulong)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator nint(BFloat16 value) => (nint)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator nuint(BFloat16 value) => (nuint)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator Int128(BFloat16 value) => (Int128)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator UInt128(BFloat16 value) => (UInt128)value.ToSingle();

    /// <summary>Truncates a number toward zero, as the same conversion of a float does.</summary>
    public static explicit operator char(BFloat16 value) => (char)value.ToSingle();

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked byte(BFloat16 value) => checked((byte)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked sbyte(BFloat16 value) => checked((sbyte)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked short(BFloat16 value) => checked((short)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked ushort(BFloat16 value) => checked((ushort)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked int(BFloat16 value) => checked((int)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked uint(BFloat16 value) => checked((uint)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked long(BFloat16 value) => checked((long)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked ulong(BFloat16 value) => checked((ulong)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked nint(BFloat16 value) => checked((nint)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked nuint(BFloat16 value) => checked((nuint)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked Int128(BFloat16 value) => checked((Int128)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked UInt128(BFloat16 value) => checked((UInt128)value.ToSingle());

    /// <summary>Truncates a number toward zero and throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static explicit operator checked char(BFloat16 value) => checked((char)value.ToSingle());
}
