using System.Numerics;

namespace RawOpsNet;

public sealed partial class Tensor
{
    /// <summary>Copies a vector of bool.</summary>
    public static implicit operator Tensor(bool[] values) => FromArray<bool>(values);

    /// <summary>Copies a vector of int8.</summary>
    public static implicit operator Tensor(sbyte[] values) => FromArray<sbyte>(values);

    /// <summary>Copies a vector of int16.</summary>
    public static implicit operator Tensor(short[] values) => FromArray<short>(values);

    /// <summary>Copies a vector of int32.</summary>
    public static implicit operator Tensor(int[] values) => FromArray<int>(values);

    /// <summary>Copies a vector of int64.</summary>
    public static implicit operator Tensor(long[] values) => FromArray<long>(values);

    /// <summary>Copies a vector of uint8.</summary>
    public static implicit operator Tensor(byte[] values) => FromArray<byte>(values);

    /// <summary>Copies a vector of uint16.</summary>
    public static implicit operator Tensor(ushort[] values) => FromArray<ushort>(values);

    /// <summary>Copies a vector of uint32.</summary>
    public static implicit operator Tensor(uint[] values) => FromArray<uint>(values);

    /// <summary>Copies a vector of uint64.</summary>
    public static implicit operator Tensor(ulong[] values) => FromArray<ulong>(values);

    /// <summary>Copies a vector of float16.</summary>
    public static implicit operator Tensor(Half[] values) => FromArray<Half>(values);

    /// <summary>Copies a vector of bfloat16.</summary>
    public static implicit operator Tensor(BFloat16[] values) => FromArray<BFloat16>(values);

    /// <summary>Copies a vector of float32.</summary>
    public static implicit operator Tensor(float[] values) => FromArray<float>(values);

    /// <summary>Copies a vector of float64.</summary>
    public static implicit operator Tensor(double[] values) => FromArray<double>(values);

    /// <summary>Copies a vector of complex64.</summary>
    public static implicit operator Tensor(Complex64[] values) => FromArray<Complex64>(values);

    /// <summary>Copies a vector of complex128.</summary>
    public static implicit operator Tensor(Complex[] values) => FromArray<Complex>(values);

    /// <summary>Copies a vector of string.</summary>
    public static implicit operator Tensor(TString[] values) => FromArray<TString>(values);

    /// <summary>Copies a vector of strings, as UTF-8.</summary>
    public static implicit operator Tensor(string[] values) => FromTexts(values);

    /// <summary>Copies a matrix of bool.</summary>
    public static implicit operator Tensor(bool[,] values) => FromArray<bool>(values);

    /// <summary>Copies a matrix of int8.</summary>
    public static implicit operator Tensor(sbyte[,] values) => FromArray<sbyte>(values);

    /// <summary>Copies a matrix of int16.</summary>
    public static implicit operator Tensor(short[,] values) => FromArray<short>(values);

    /// <summary>Copies a matrix of int32.</summary>
    public static implicit operator Tensor(int[,] values) => FromArray<int>(values);

    /// <summary>Copies a matrix of int64.</summary>
    public static implicit operator Tensor(long[,] values) => FromArray<long>(values);

    /// <summary>Copies a matrix of uint8.</summary>
    public static implicit operator Tensor(byte[,] values) => FromArray<byte>(values);

    /// <summary>Copies a matrix of uint16.</summary>
    public static implicit operator Tensor(ushort[,] values) => FromArray<ushort>(values);

    /// <summary>Copies a matrix of uint32.</summary>
    public static implicit operator Tensor(uint[,] values) => FromArray<uint>(values);

    /// <summary>Copies a matrix of uint64.</summary>
    public static implicit operator Tensor(ulong[,] values) => FromArray<ulong>(values);

    /// <summary>Copies a matrix of float16.</summary>
    public static implicit operator Tensor(Half[,] values) => FromArray<Half>(values);

    /// <summary>Copies a matrix of bfloat16.</summary>
    public static implicit operator Tensor(BFloat16[,] values) => FromArray<BFloat16>(values);

    /// <summary>Copies a matrix of float32.</summary>
    public static implicit operator Tensor(float[,] values) => FromArray<float>(values);

    /// <summary>Copies a matrix of float64.</summary>
    public static implicit operator Tensor(double[,] values) => FromArray<double>(values);

    /// <summary>Copies a matrix of complex64.</summary>
    public static implicit operator Tensor(Complex64[,] values) => FromArray<Complex64>(values);

    /// <summary>Copies a matrix of complex128.</summary>
    public static implicit operator Tensor(Complex[,] values) => FromArray<Complex>(values);

    /// <summary>Copies a matrix of string.</summary>
    public static implicit operator Tensor(TString[,] values) => FromArray<TString>(values);

    /// <summary>Copies a matrix of strings, as UTF-8.</summary>
    public static implicit operator Tensor(string[,] values) => FromTexts(values);

    /// <summary>Copies a tensor of three dims of bool.</summary>
    public static implicit operator Tensor(bool[,,] values) => FromArray<bool>(values);

    /// <summary>Copies a tensor of three dims of int8.</summary>
    public static implicit operator Tensor(sbyte[,,] values) => FromArray<sbyte>(values);

    /// <summary>Copies a tensor of three dims of int16.</summary>
    public static implicit operator Tensor(short[,,] values) => FromArray<short>(values);

    /// <summary>Copies a tensor of three dims of int32.</summary>
    public static implicit operator Tensor(int[,,] values) => FromArray<int>(values);

    /// <summary>Copies a tensor of three dims of int64.</summary>
    public static implicit operator Tensor(long[,,] values) => FromArray<long>(values);

    /// <summary>Copies a tensor of three dims of uint8.</summary>
    public static implicit operator Tensor(byte[,,] values) => FromArray<byte>(values);

    /// <summary>Copies a tensor of three dims of uint16.</summary>
    public static implicit operator Tensor(ushort[,,] values) => FromArray<ushort>(values);

    /// <summary>Copies a tensor of three dims of uint32.</summary>
    public static implicit operator Tensor(uint[,,] values) => FromArray<uint>(values);

    /// <summary>Copies a tensor of three dims of uint64.</summary>
    public static implicit operator Tensor(ulong[,,] values) => FromArray<ulong>(values);

    /// <summary>Copies a tensor of three dims of float16.</summary>
    public static implicit operator Tensor(Half[,,] values) => FromArray<Half>(values);

    /// <summary>Copies a tensor of three dims of bfloat16.</summary>
    public static implicit operator Tensor(BFloat16[,,] values) => FromArray<BFloat16>(values);

    /// <summary>Copies a tensor of three dims of float32.</summary>
    public static implicit operator Tensor(float[,,] values) => FromArray<float>(values);

    /// <summary>Copies a tensor of three dims of float64.</summary>
    public static implicit operator Tensor(double[,,] values) => FromArray<double>(values);

    /// <summary>Copies a tensor of three dims of complex64.</summary>
    public static implicit operator Tensor(Complex64[,,] values) => FromArray<Complex64>(values);

    /// <summary>Copies a tensor of three dims of complex128.</summary>
    public static implicit operator Tensor(Complex[,,] values) => FromArray<Complex>(values);

    /// <summary>Copies a tensor of three dims of string.</summary>
    public static implicit operator Tensor(TString[,,] values) => FromArray<TString>(values);

    /// <summary>Copies a tensor of three dims of strings, as UTF-8.</summary>
    public static implicit operator Tensor(string[,,] values) => FromTexts(values);
}
