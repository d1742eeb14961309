using System.Globalization;
using RawOpsNet.OpServices;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>
/// Compares a tensor with a recorded one by the rules of the recording: equal dtype and shape; integers, booleans, strings and
/// <c>bits</c> exactly; floats within abs + rel * |expected|; NaN equals NaN, infinities by sign, -0 equals 0.
/// </summary>
internal static class Comparison
{
    /// <summary>Says how two tensors differ; null where they agree.</summary>
    /// <param name="got">Ours.</param>
    /// <param name="expected">TensorFlow's.</param>
    /// <param name="tolerance">What may differ.</param>
    public static string? Differ(Tensor got, GoldenTensor expected, Tolerance tolerance)
    {
        if (got.DType != expected.DType)
        {
            return $"dtype is {got.DType.Name}, expected {expected.DType.Name}";
        }

        if (!got.Shape.Dims.SequenceEqual(expected.Dims))
        {
            return $"shape is {got.Shape}, expected {new Shape(expected.Dims)}";
        }

        if (expected.Strings is not null)
        {
            return DifferStrings(TensorAccess.Read<TString>(got), expected.Strings);
        }

        using HostRead read = new(got);
        return DifferNumbers(TensorAccess.Bytes(read.Tensor), expected, tolerance);
    }

    /// <summary>Says how a variable's value differs from the recorded bytes; null where it is bit-equal.</summary>
    public static string? DifferBits(Tensor got, GoldenTensor expected)
    {
        if (got.DType != expected.DType || !got.Shape.Dims.SequenceEqual(expected.Dims))
        {
            return $"is {got.DType.Name}{got.Shape}, was {expected.DType.Name}{new Shape(expected.Dims)}";
        }

        using HostRead read = new(got);
        return TensorAccess.Bytes(read.Tensor).SequenceEqual(expected.Data) ? null : "has changed";
    }

    private static string? DifferStrings(ReadOnlySpan<TString> got, byte[][] expected)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!got[i].Equals(new TString(expected[i])))
            {
                return $"[{i}] is '{got[i]}', expected '{new TString(expected[i])}'";
            }
        }

        return null;
    }

    private static string? DifferNumbers(ReadOnlySpan<byte> got, GoldenTensor expected, Tolerance tolerance)
    {
        bool exact = tolerance.Exact || !(expected.DType.IsFloating || expected.DType.IsComplex);
        if (exact && got.SequenceEqual(expected.Data))
        {
            return null;
        }

        int count = expected.Dims.Aggregate(1, (product, dim) => checked((int)(product * dim)));
        int wrong = 0;
        string? first = null;
        for (int i = 0; i < count; i++)
        {
            (double Real, double Imaginary) g = GoldenTensor.Element(expected.DType, got, i);
            (double Real, double Imaginary) e = GoldenTensor.Element(expected.DType, expected.Data, i);
            if (exact ? Same(g.Real, e.Real) && Same(g.Imaginary, e.Imaginary) : tolerance.Allows(g, e))
            {
                continue;
            }

            wrong++;
            first ??= string.Create(
                CultureInfo.InvariantCulture, $"[{i}] is {Text(g)}, expected {Text(e)}, difference {Distance(g, e):G3}");
        }

        return first is null ? null : $"{first} ({wrong} of {count} elements)";
    }

    private static bool Same(double got, double expected) => got.Equals(expected) || got == expected;

    private static double Distance((double Real, double Imaginary) a, (double Real, double Imaginary) b) =>
        double.Hypot(a.Real - b.Real, a.Imaginary - b.Imaginary);

    private static string Text((double Real, double Imaginary) value) => value.Imaginary == 0
        ? value.Real.ToString("G9", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"({value.Real:G9}, {value.Imaginary:G9})");
}
