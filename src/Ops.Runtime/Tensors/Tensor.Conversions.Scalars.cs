using System.Numerics;

namespace RawOpsNet;

public sealed partial class Tensor
{
    /// <summary>Makes a bool scalar.</summary>
    public static implicit operator Tensor(bool value) => FromScalar(value);

    /// <summary>Makes a int8 scalar.</summary>
    public static implicit operator Tensor(sbyte value) => FromScalar(value);

    /// <summary>Makes a int16 scalar.</summary>
    public static implicit operator Tensor(short value) => FromScalar(value);

    /// <summary>Makes a int32 scalar.</summary>
    public static implicit operator Tensor(int value) => FromScalar(value);

    /// <summary>Makes a int64 scalar.</summary>
    public static implicit operator Tensor(long value) => FromScalar(value);

    /// <summary>Makes a uint8 scalar.</summary>
    public static implicit operator Tensor(byte value) => FromScalar(value);

    /// <summary>Makes a uint16 scalar.</summary>
    public static implicit operator Tensor(ushort value) => FromScalar(value);

    /// <summary>Makes a uint32 scalar.</summary>
    public static implicit operator Tensor(uint value) => FromScalar(value);

    /// <summary>Makes a uint64 scalar.</summary>
    public static implicit operator Tensor(ulong value) => FromScalar(value);

    /// <summary>Makes a float16 scalar.</summary>
    public static implicit operator Tensor(Half value) => FromScalar(value);

    /// <summary>Makes a bfloat16 scalar.</summary>
    public static implicit operator Tensor(BFloat16 value) => FromScalar(value);

    /// <summary>Makes a float32 scalar.</summary>
    public static implicit operator Tensor(float value) => FromScalar(value);

    /// <summary>Makes a float64 scalar.</summary>
    public static implicit operator Tensor(double value) => FromScalar(value);

    /// <summary>Makes a complex64 scalar.</summary>
    public static implicit operator Tensor(Complex64 value) => FromScalar(value);

    /// <summary>Makes a complex128 scalar.</summary>
    public static implicit operator Tensor(Complex value) => FromScalar(value);

    /// <summary>Makes a string scalar.</summary>
    public static implicit operator Tensor(TString value) => FromScalar(value);

    /// <summary>Makes a string scalar: the text as UTF-8.</summary>
    public static implicit operator Tensor(string value) => FromScalar(new TString(value));
}
