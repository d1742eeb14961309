using System.Globalization;
using System.Numerics;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Tests.Runtime.Gradients;

/// <summary>Makes tensors and attrs of the values that a record writes.</summary>
internal static class ExampleValues
{
    /// <summary>Makes a tensor of nested lists.</summary>
    public static Tensor ToTensor(TestValue value, DType dtype)
    {
        Shape shape = new(Dims(value).ToArray());
        string[] texts = [.. Texts(value)];
        return dtype switch
        {
            DType.Float16 => Tensor.From(Array.ConvertAll(texts, text => (Half)Real(text)), shape),
            DType.BFloat16 => Tensor.From(Array.ConvertAll(texts, text => (BFloat16)(float)Real(text)), shape),
            DType.Float32 => Tensor.From(Array.ConvertAll(texts, text => (float)Real(text)), shape),
            DType.Float64 => Tensor.From(Array.ConvertAll(texts, Real), shape),
            DType.Complex64 => Tensor.From(Array.ConvertAll(texts, ToComplex64), shape),
            DType.Complex128 => Tensor.From(Array.ConvertAll(texts, ToComplex), shape),
            DType.Bool => Tensor.From(Array.ConvertAll(texts, bool.Parse), shape),
            DType.String => Tensor.From(Array.ConvertAll(texts, text => new TString(text)), shape),
            DType.Int8 => Tensor.From(Array.ConvertAll(texts, Integer<sbyte>), shape),
            DType.Int16 => Tensor.From(Array.ConvertAll(texts, Integer<short>), shape),
            DType.Int32 => Tensor.From(Array.ConvertAll(texts, Integer<int>), shape),
            DType.Int64 => Tensor.From(Array.ConvertAll(texts, Integer<long>), shape),
            DType.UInt8 => Tensor.From(Array.ConvertAll(texts, Integer<byte>), shape),
            DType.UInt16 => Tensor.From(Array.ConvertAll(texts, Integer<ushort>), shape),
            DType.UInt32 => Tensor.From(Array.ConvertAll(texts, Integer<uint>), shape),
            DType.UInt64 => Tensor.From(Array.ConvertAll(texts, Integer<ulong>), shape),
            _ => throw new NotSupportedException($"no example is written in {dtype}"),
        };
    }

    /// <summary>Makes an attr's value as <see cref="OpArguments"/> takes it.</summary>
    public static object ToAttr(TestValue value, AttrModel attr) => value switch
    {
        TestList list when attr.Kind == AttrKind.Shape && !attr.IsList =>
            list.Items.Select(item => Integer<long>(Text(item))).ToArray(),
        TestList list => list.Items.Select(item => ToAttr(item, attr with { IsList = false })).ToArray(),
        _ => attr.Kind switch
        {
            AttrKind.Int => Integer<long>(Text(value)),
            AttrKind.Float => Real(Text(value)),
            AttrKind.Bool => bool.Parse(Text(value)),
            AttrKind.Type => DTypes.Parse(Text(value)),
            _ => Text(value),
        },
    };

    /// <summary>Reads a complex number: <c>3</c>, <c>2j</c>, <c>1+2j</c>, <c>-1.5e3-2j</c>.</summary>
    public static Complex ToComplex(string text)
    {
        if (!text.EndsWith('j'))
        {
            return Real(text);
        }

        int split = text.Length - 2;
        while (split > 0 && !(text[split] is '+' or '-' && text[split - 1] is not ('e' or 'E')))
        {
            split--;
        }

        return new Complex(split > 0 ? Real(text[..split]) : 0, Real(text[split..^1].TrimStart('+')));
    }

    private static Complex64 ToComplex64(string text)
    {
        Complex value = ToComplex(text);
        return new Complex64((float)value.Real, (float)value.Imaginary);
    }

    private static IEnumerable<long> Dims(TestValue value)
    {
        for (TestValue? at = value; at is TestList list; at = list.Items.Count > 0 ? list.Items[0] : null)
        {
            yield return list.Items.Count;
        }
    }

    private static IEnumerable<string> Texts(TestValue value) =>
        value is TestList list ? list.Items.SelectMany(Texts) : [Text(value)];

    private static string Text(TestValue value) => ((TestScalar)value).Text;

    private static double Real(string text) => DefaultParser.Float(text) ?? throw new FormatException($"{text} is no number");

    private static T Integer<T>(string text)
        where T : INumber<T> => T.CreateChecked(decimal.Parse(text, CultureInfo.InvariantCulture));
}
