using System.Globalization;
using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Makes the scalar tensor that a C# number beside a tensor stands for, in the tensor's dtype.</summary>
internal static class NumberOperand
{
    /// <summary>Makes a scalar of an integer. Throws where the dtype does not hold it.</summary>
    public static Tensor Of(long value, Tensor beside, string op, string argument) =>
        On(beside, In(value, DTypeOf(beside, op, argument), op, Other(argument)));

    /// <summary>Makes a scalar of an integer. Throws where the dtype does not hold it.</summary>
    public static Tensor Of(ulong value, Tensor beside, string op, string argument) =>
        On(beside, In(value, DTypeOf(beside, op, argument), op, Other(argument)));

    /// <summary>Makes a scalar of a number. Throws where the dtype is one of integers and the number has a fraction.</summary>
    public static Tensor Of(double value, Tensor beside, string op, string argument) =>
        On(beside, In(value, DTypeOf(beside, op, argument), op, Other(argument)));

    /// <summary>Makes a scalar of a complex number. Throws where the dtype is real and the number is not.</summary>
    public static Tensor Of(Complex value, Tensor beside, string op, string argument) => On(
        beside,
        DTypeOf(beside, op, argument) switch
        {
            DType.Complex64 => new Complex64((float)value.Real, (float)value.Imaginary),
            DType.Complex128 => value,
            DType dtype when value.Imaginary == 0 => In(value.Real, dtype, op, Other(argument)),
            DType dtype => throw NotHeld(value, dtype, op, Other(argument), null),
        });

    /// <summary>Makes a scalar of an integer in a dtype.</summary>
    /// <param name="value">The integer.</param>
    /// <param name="dtype">The dtype. The call throws where it does not hold the number.</param>
    /// <param name="op">The op that the number is for.</param>
    /// <param name="argument">The argument that the number is.</param>
    /// <param name="holder">What has the dtype, before its name, for messages; null for a tensor beside the number.</param>
    public static Tensor In(long value, DType dtype, string op, string argument, string? holder = null) => dtype switch
    {
        DType.Float32 => (float)value,
        DType.Float64 => (double)value,
        DType.Int32 when value is >= int.MinValue and <= int.MaxValue => (int)value,
        DType.Int64 => value,
        DType.Int8 when value is >= sbyte.MinValue and <= sbyte.MaxValue => (sbyte)value,
        DType.Int16 when value is >= short.MinValue and <= short.MaxValue => (short)value,
        DType.UInt8 when value is >= byte.MinValue and <= byte.MaxValue => (byte)value,
        DType.UInt16 when value is >= ushort.MinValue and <= ushort.MaxValue => (ushort)value,
        DType.UInt32 when value is >= uint.MinValue and <= uint.MaxValue => (uint)value,
        DType.UInt64 when value >= 0 => (ulong)value,
        _ when dtype.IsInteger => throw NotHeld(value, dtype, op, argument, holder),
        _ => In((double)value, dtype, op, argument, holder),
    };

    /// <summary>Makes a scalar of an integer in a dtype; see above. Only uint64 holds those that int64 does not.</summary>
    public static Tensor In(ulong value, DType dtype, string op, string argument, string? holder = null) => dtype switch
    {
        DType.UInt64 => value,
        _ when value <= long.MaxValue => In((long)value, dtype, op, argument, holder),
        _ when dtype.IsInteger => throw NotHeld(value, dtype, op, argument, holder),
        _ => In((double)value, dtype, op, argument, holder),
    };

    /// <summary>Makes a scalar of a number in a dtype; see above.</summary>
    public static Tensor In(double value, DType dtype, string op, string argument, string? holder = null) => dtype switch
    {
        DType.Float32 => (float)value,
        DType.Float64 => value,
        DType.Float16 => (Half)value,
        DType.BFloat16 => (BFloat16)value,
        DType.Complex64 => new Complex64((float)value, 0),
        DType.Complex128 => new Complex(value, 0),

        // The bounds of int64 as doubles; the upper one is the first that does not fit.
        _ when dtype.IsInteger && Math.Floor(value) == value && value is >= long.MinValue and < 9223372036854775808.0 =>
            In((long)value, dtype, op, argument, holder),
        DType.UInt64 when Math.Floor(value) == value && value is >= 0 and < 18446744073709551616.0 => (ulong)value,
        _ => throw NotHeld(value, dtype, op, argument, holder),
    };

    /// <summary>Returns the scalar's memory, unless a tape may hold it, and passes the result on.</summary>
    public static Tensor Release(Tensor result, Tensor scalar)
    {
        if (!Tapes.IsRecording)
        {
            scalar.Dispose();
        }

        return result;
    }

    // A number goes where its tensor lies.
    private static Tensor On(Tensor beside, Tensor scalar)
    {
        if (beside.Device.IsCpu)
        {
            return scalar;
        }

        Tensor copy = scalar.To(beside.Device);
        scalar.Dispose();
        return copy;
    }

    private static DType DTypeOf(Tensor? beside, string op, string argument) =>
        beside?.DType ?? throw new InvalidArgumentException($"{argument} is null; pass a tensor.", op, null, argument);

    private static string Other(string argument) => argument == "x" ? "y" : "x";

    private static InvalidArgumentException NotHeld<T>(T value, DType dtype, string op, string argument, string? holder)
        where T : IFormattable =>
        new(
            $"{argument} is the number {value.ToString(null, CultureInfo.InvariantCulture)}, which "
            + $"{holder ?? "the tensor's dtype"} {dtype.Name} does not hold{(holder is null ? "; cast the tensor first." : ".")}",
            op,
            null,
            argument);
}
