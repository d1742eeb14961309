using System.Runtime.InteropServices;
using System.Text.Json;
using RawOpsNet.OpServices;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Holds a recorded tensor: little-endian row-major bytes, or strings.</summary>
internal sealed record GoldenTensor(DType DType, long[] Dims, byte[] Data, byte[][]? Strings)
{
    public static GoldenTensor Read(JsonElement element, string dataKey)
    {
        DType dtype = DTypes.Parse(element.GetProperty("dtype").GetString()!);
        long[] dims = [.. element.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64())];
        if (element.TryGetProperty("strings", out JsonElement strings))
        {
            return new GoldenTensor(dtype, dims, [], [.. strings.EnumerateArray().Select(s => s.GetBytesFromBase64())]);
        }

        return new GoldenTensor(dtype, dims, element.GetProperty(dataKey).GetBytesFromBase64(), null);
    }

    /// <summary>Makes a tensor of our own with these values.</summary>
    /// <exception cref="NotSupportedException">This registry has no storage for the dtype.</exception>
    public Tensor ToTensor()
    {
        Tensor tensor = TensorAccess.Allocate(new Shape(Dims), DType, Device.Cpu);
        if (Strings is not null)
        {
            Span<TString> target = TensorAccess.Write<TString>(tensor);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = new TString(Strings[i]);
            }

            return tensor;
        }

        Data.CopyTo(TensorAccess.Bytes(tensor));
        return tensor;
    }

    /// <summary>Gives the recording the shape of a scalar where ours is one: Keras' files store one with shape [1].</summary>
    public GoldenTensor ShapedLike(Shape got) => got.Rank == 0 && Dims is [1] ? this with { Dims = [] } : this;

    /// <summary>Reads element <paramref name="index"/> as real and imaginary part in double.</summary>
    public static (double Real, double Imaginary) Element(DType dtype, ReadOnlySpan<byte> data, int index)
    {
        return dtype switch
        {
            DType.Float32 => (At<float>(data, index), 0),
            DType.Float64 => (At<double>(data, index), 0),
            DType.Float16 => ((double)At<Half>(data, index), 0),
            DType.BFloat16 => ((float)At<BFloat16>(data, index), 0),
            DType.Complex64 => (At<float>(data, 2 * index), At<float>(data, (2 * index) + 1)),
            DType.Complex128 => (At<double>(data, 2 * index), At<double>(data, (2 * index) + 1)),
            DType.Bool or DType.UInt8 => (data[index], 0),
            DType.Int8 => ((sbyte)data[index], 0),
            DType.Int16 => (At<short>(data, index), 0),
            DType.UInt16 => (At<ushort>(data, index), 0),
            DType.Int32 => (At<int>(data, index), 0),
            DType.UInt32 => (At<uint>(data, index), 0),
            DType.Int64 => (At<long>(data, index), 0),
            DType.UInt64 => (At<ulong>(data, index), 0),
            _ => throw new NotSupportedException($"{dtype.Name} has no numbers to compare"),
        };
    }

    private static T At<T>(ReadOnlySpan<byte> data, int index)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(data)[index];
}
