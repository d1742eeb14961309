using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RawOpsNet.Tests.Docs.Snippets;

/// <summary>What compiled snippets call for each comment <c>// => text</c>.</summary>
public static partial class SnippetCheck
{
    private static readonly StringWriter Output = new(CultureInfo.InvariantCulture);

    /// <summary>Takes what is printed from now on.</summary>
    public static void Begin()
    {
        Output.GetStringBuilder().Clear();
        Console.SetOut(Output);
    }

    /// <summary>Asserts what was printed since the last check.</summary>
    public static void Printed(string place, string expected)
    {
        string actual = Output.ToString();
        Output.GetStringBuilder().Clear();
        Compare(place, expected, actual.TrimEnd(), 0);
    }

    /// <summary>Asserts the value of a variable; numbers as far as digits are written.</summary>
    public static void Value(string place, string expected, object? actual) =>
        Compare(place, expected, Text(actual), DTypeOf(actual) switch
        {
            DType.Float16 => 2e-3,
            DType.BFloat16 => 1.6e-2,
            _ => 1e-5,
        });

    private static void Compare(string place, string expected, string actual, double tolerance)
    {
        string[] wanted = Tokens(expected);
        string[] found = Tokens(actual);
        int position = 0;
        for (int i = 0; i < wanted.Length; i++)
        {
            // An ellipsis stands for anything up to what follows it.
            if (wanted[i] == "...")
            {
                position = i + 1 == wanted.Length ? found.Length
                    : Array.FindIndex(found, position, token => IsSame(wanted[i + 1], token, tolerance));
                Assert.True(position >= 0, $"{place} says {expected}, but it is {actual}");
                continue;
            }

            Assert.True(position < found.Length && IsSame(wanted[i], found[position], tolerance),
                $"{place} says {expected}, but it is {actual}");
            position++;
        }

        Assert.True(position == found.Length, $"{place} says {expected}, but it is {actual}");
    }

    private static string[] Tokens(string text) => [.. TokenPattern().Matches(text).Select(match => match.Value)];

    private static bool IsSame(string expected, string actual, double tolerance)
    {
        if (expected == actual)
        {
            return true;
        }

        if (!Number(expected, out double wanted) || !Number(actual, out double found) || double.IsNaN(wanted))
        {
            return false;
        }

        int point = expected.IndexOf('.', StringComparison.Ordinal);
        int digits = point < 0 ? 0 : expected.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9') is var end and >= 0
            ? end : expected.Length - point - 1;
        double written = point < 0 || expected.Contains('e', StringComparison.OrdinalIgnoreCase) ? 0
            : 0.5000001 * Math.Pow(10, -digits);
        return wanted == found || Math.Abs(wanted - found) <= Math.Max(written, tolerance * Math.Max(1, Math.Abs(wanted)));
    }

    private static bool Number(string text, out double value)
    {
        value = text switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => double.NaN,
        };
        return !double.IsNaN(value) || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static DType DTypeOf(object? value) => value switch
    {
        Tensor tensor => tensor.DType,
        _ => DType.Invalid,
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        Tensor tensor => TensorElements(tensor, tensor.Shape.ToArray(), 0, 0),
        Variable variable => Text(variable.Read()),
        Gradient gradient => Text((Tensor?)gradient),
        Shape shape => shape.ToString(),
        bool truth => truth ? "true" : "false",
        float.PositiveInfinity or double.PositiveInfinity => "inf",
        float.NegativeInfinity or double.NegativeInfinity => "-inf",
        float.NaN or double.NaN => "nan",
        TString text => $"\"{text}\"",
        string text => text,
        IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Text)) + "]",
        _ when value.GetType() is { IsGenericType: true } type && type.GetProperty("Untyped") is { } untyped =>
            Text(untyped.GetValue(value)),
        System.Numerics.Complex complex => Complex(complex),
        Complex64 complex => Complex(complex),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // As records write them: 1+2j, and a real one without its zero.
    private static string Complex(System.Numerics.Complex value) => value.Imaginary == 0
        ? Text(value.Real)
        : string.Create(CultureInfo.InvariantCulture, $"{value.Real}{(value.Imaginary < 0 ? "" : "+")}{value.Imaginary}j");

    private static string TensorElements(Tensor tensor, long[] dims, int axis, long offset)
    {
        if (axis == dims.Length)
        {
            return Text(Element(tensor, offset));
        }

        long stride = dims.AsSpan(axis + 1).ToArray().Aggregate(1L, (product, size) => product * size);
        IEnumerable<string> items = Enumerable.Range(0, (int)dims[axis])
            .Select(i => TensorElements(tensor, dims, axis + 1, offset + (i * stride)));
        return "[" + string.Join(", ", items) + "]";
    }

    private static object Element(Tensor tensor, long index) => tensor.DType switch
    {
        DType.Float32 => tensor.ToArray<float>()[index],
        DType.Float64 => tensor.ToArray<double>()[index],
        DType.Float16 => (float)tensor.ToArray<Half>()[index],
        DType.BFloat16 => (float)tensor.ToArray<BFloat16>()[index],
        DType.Bool => tensor.ToArray<bool>()[index],
        DType.String => tensor.ToArray<TString>()[index],
        DType.Complex64 => tensor.ToArray<Complex64>()[index],
        DType.Complex128 => tensor.ToArray<System.Numerics.Complex>()[index],
        DType.Int8 => tensor.ToArray<sbyte>()[index],
        DType.Int16 => tensor.ToArray<short>()[index],
        DType.Int32 => tensor.ToArray<int>()[index],
        DType.Int64 => tensor.ToArray<long>()[index],
        DType.UInt8 => tensor.ToArray<byte>()[index],
        DType.UInt16 => tensor.ToArray<ushort>()[index],
        DType.UInt32 => tensor.ToArray<uint>()[index],
        DType.UInt64 => tensor.ToArray<ulong>()[index],
        _ => throw new NotSupportedException($"A page cannot show {tensor.DType} values."),
    };

    [GeneratedRegex(@"\.\.\.|(?<![\w.])[-+]?\d+(\.\d+)?([eE][-+]?\d+)?|[-+]?\binf\b|[A-Za-z_]\w*|\S")]
    private static partial Regex TokenPattern();
}
