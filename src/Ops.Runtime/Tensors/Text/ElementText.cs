using System.Globalization;
using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Writes chosen elements of a tensor, each as wide as the widest needs, as NumPy's formats of a dtype.</summary>
internal static unsafe class ElementText
{
    /// <summary>Writes the elements at row-major places.</summary>
    public static string[] Write(Tensor tensor, long[] places) => tensor.DType switch
    {
        DType.Bool => Array.ConvertAll(Read<bool>(tensor, places), value => value ? " True" : "False"),
        DType.Int8 => Integers(Read<sbyte>(tensor, places)),
        DType.Int16 => Integers(Read<short>(tensor, places)),
        DType.Int32 => Integers(Read<int>(tensor, places)),
        DType.Int64 => Integers(Read<long>(tensor, places)),
        DType.UInt8 => Integers(Read<byte>(tensor, places)),
        DType.UInt16 => Integers(Read<ushort>(tensor, places)),
        DType.UInt32 => Integers(Read<uint>(tensor, places)),
        DType.UInt64 => Integers(Read<ulong>(tensor, places)),
        DType.Float16 => FloatFormat.Write<Half>(Read<Half>(tensor, places)),
        DType.BFloat16 => FloatFormat.Write<BFloat16>(Read<BFloat16>(tensor, places)),
        DType.Float32 => FloatFormat.Write<float>(Read<float>(tensor, places)),
        DType.Float64 => FloatFormat.Write<double>(Read<double>(tensor, places)),
        DType.Complex64 => Pairs(Read<Complex64>(tensor, places), value => value.Real, value => value.Imaginary),
        DType.Complex128 => Pairs(Read<Complex>(tensor, places), value => value.Real, value => value.Imaginary),
        DType.String => Array.ConvertAll(Strings(tensor, places), StringText.Quote),
        _ => Array.ConvertAll(places, _ => "?"),
    };

    /// <summary>Writes the only element of a scalar, as NumPy's scalar types.</summary>
    public static string WriteScalar(Tensor tensor) => tensor.DType switch
    {
        DType.Float16 => FloatFormat.WriteScalar(Read<Half>(tensor, [0])[0]),
        DType.BFloat16 => FloatFormat.WriteScalar(Read<BFloat16>(tensor, [0])[0]),
        DType.Float32 => FloatFormat.WriteScalar(Read<float>(tensor, [0])[0]),
        DType.Float64 => FloatFormat.WriteScalar(Read<double>(tensor, [0])[0]),
        DType.Complex64 => ScalarPair(Read<Complex64>(tensor, [0])[0].Real, Read<Complex64>(tensor, [0])[0].Imaginary),
        DType.Complex128 => ScalarPair(Read<Complex>(tensor, [0])[0].Real, Read<Complex>(tensor, [0])[0].Imaginary),
        _ => Write(tensor, [0])[0].TrimStart(),
    };

    private static string[] Integers<T>(T[] values)
        where T : struct, IBinaryInteger<T>
    {
        string[] texts = Array.ConvertAll(values, value => value.ToString(null, CultureInfo.InvariantCulture));
        int width = texts.Length == 0 ? 0 : texts.Max(text => text.Length);
        return Array.ConvertAll(texts, text => text.PadLeft(width));
    }

    private static string[] Pairs<TComplex, TPart>(
        TComplex[] values, Converter<TComplex, TPart> real, Converter<TComplex, TPart> imaginary)
        where TPart : struct, IFloatingPointIeee754<TPart>
    {
        string[] reals = FloatFormat.Write<TPart>(Array.ConvertAll(values, real));
        string[] imaginaries = FloatFormat.Write<TPart>(Array.ConvertAll(values, imaginary), "+");
        for (int i = 0; i < reals.Length; i++)
        {
            // The letter stands at the number, before the spaces that fill the column.
            string part = imaginaries[i];
            string number = part.TrimEnd();
            reals[i] += number + "j" + part[number.Length..];
        }

        return reals;
    }

    private static string ScalarPair<TPart>(TPart real, TPart imaginary)
        where TPart : struct, IFloatingPointIeee754<TPart>
    {
        return real == TPart.Zero && !TPart.IsNegative(real)
            ? FloatFormat.WriteScalar(imaginary, whole: "") + "j"
            : $"({FloatFormat.WriteScalar(real, whole: "")}{FloatFormat.WriteScalar(imaginary, "+", "")}j)";
    }

    private static T[] Read<T>(Tensor tensor, long[] places)
        where T : unmanaged
    {
        T* data = (T*)TensorAccess.Pointer(tensor);
        T[] values = new T[places.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = data[places[i]];
        }

        GC.KeepAlive(tensor);
        return values;
    }

    private static TString[] Strings(Tensor tensor, long[] places)
    {
        ReadOnlySpan<TString> elements = TensorAccess.Read<TString>(tensor);
        TString[] values = new TString[places.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = elements[(int)places[i]];
        }

        return values;
    }
}
