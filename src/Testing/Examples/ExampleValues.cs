using System.Globalization;
using System.Numerics;
using RawOpsNet.Generator.Model;
using RawOpsNet.OpServices;

namespace RawOpsNet.Testing.Examples;

/// <summary>Makes tensors and attr values of what a record's example writes.</summary>
internal static class ExampleValues
{
    /// <summary>Makes a tensor of nested lists.</summary>
    public static Tensor Tensor(TestValue value, DType dtype)
    {
        List<long> dims = [];
        for (TestValue at = value; at is TestList list; at = list.Items[0])
        {
            dims.Add(list.Items.Count);
            if (list.Items.Count == 0)
            {
                break;
            }
        }

        List<string> texts = [];
        Collect(value, texts);
        Tensor tensor = TensorAccess.Allocate(new Shape([.. dims]), dtype);
        for (int i = 0; i < texts.Count; i++)
        {
            Write(tensor, i, texts[i]);
        }

        return tensor;
    }

    /// <summary>Makes the value of an attr.</summary>
    public static object Attr(TestValue value, AttrModel attr)
    {
        if (attr.IsList)
        {
            AttrModel item = attr with { IsList = false };
            object[] items = [.. ((TestList)value).Items.Select(entry => Attr(entry, item))];
            return attr.Kind switch
            {
                AttrKind.Int => items.Cast<long>().ToArray(),
                AttrKind.Float => items.Cast<double>().Select(number => (float)number).ToArray(),
                AttrKind.Bool => items.Cast<bool>().ToArray(),
                AttrKind.Type => items.Cast<DType>().ToArray(),
                AttrKind.Shape => items.Cast<Shape>().ToArray(),
                _ => items.Cast<string>().ToArray(),
            };
        }

        if (attr.Kind == AttrKind.Shape)
        {
            return new Shape([.. ((TestList)value).Items.Select(size => long.Parse(Text(size), CultureInfo.InvariantCulture))]);
        }

        return attr.Kind switch
        {
            AttrKind.Int => long.Parse(Text(value), CultureInfo.InvariantCulture),
            AttrKind.Float => Real(Text(value)),
            AttrKind.Bool => Text(value) == "true",
            AttrKind.Type => DTypes.Parse(Text(value)),
            _ => Text(value),
        };
    }

    private static string Text(TestValue value) => ((TestScalar)value).Text;

    private static void Collect(TestValue value, List<string> texts)
    {
        if (value is TestList list)
        {
            foreach (TestValue item in list.Items)
            {
                Collect(item, texts);
            }
        }
        else
        {
            texts.Add(Text(value));
        }
    }

    private static void Write(Tensor tensor, int index, string text)
    {
        switch (tensor.DType)
        {
            case DType.Float32: TensorAccess.Write<float>(tensor)[index] = (float)Real(text); break;
            case DType.Float64: TensorAccess.Write<double>(tensor)[index] = Real(text); break;
            case DType.Float16: TensorAccess.Write<Half>(tensor)[index] = (Half)Real(text); break;
            case DType.BFloat16: TensorAccess.Write<BFloat16>(tensor)[index] = (BFloat16)Real(text); break;
            case DType.Complex64: TensorAccess.Write<Complex64>(tensor)[index] = (Complex64)Complex(text); break;
            case DType.Complex128: TensorAccess.Write<Complex>(tensor)[index] = Complex(text); break;
            case DType.Bool: TensorAccess.Write<bool>(tensor)[index] = text == "true"; break;
            case DType.String: TensorAccess.Write<TString>(tensor)[index] = text; break;
            case DType.UInt64: TensorAccess.Write<ulong>(tensor)[index] = ulong.Parse(text, CultureInfo.InvariantCulture); break;
            default: WriteInteger(tensor, index, long.Parse(text, CultureInfo.InvariantCulture)); break;
        }
    }

    private static void WriteInteger(Tensor tensor, int index, long value)
    {
        switch (tensor.DType)
        {
            case DType.Int8: TensorAccess.Write<sbyte>(tensor)[index] = checked((sbyte)value); break;
            case DType.UInt8: TensorAccess.Write<byte>(tensor)[index] = checked((byte)value); break;
            case DType.Int16: TensorAccess.Write<short>(tensor)[index] = checked((short)value); break;
            case DType.UInt16: TensorAccess.Write<ushort>(tensor)[index] = checked((ushort)value); break;
            case DType.Int32: TensorAccess.Write<int>(tensor)[index] = checked((int)value); break;
            case DType.UInt32: TensorAccess.Write<uint>(tensor)[index] = checked((uint)value); break;
            case DType.Int64: TensorAccess.Write<long>(tensor)[index] = value; break;
            default: throw new NotSupportedException($"An example cannot be written in {tensor.DType.Name}.");
        }
    }

    private static double Real(string text) => text switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    // 1+2j, 3j, 2: the sign that divides the parts is not the one of an exponent.
    private static Complex Complex(string text)
    {
        if (!text.EndsWith('j'))
        {
            return Real(text);
        }

        int split = text.Length - 1;
        do
        {
            split = split > 0 ? text.LastIndexOfAny(['+', '-'], split - 1) : -1;
        }
        while (split > 0 && text[split - 1] is 'e' or 'E');

        double real = split > 0 ? Real(text[..split]) : 0;
        return new Complex(real, Real(text[Math.Max(split, 0)..^1].TrimStart('+')));
    }
}
