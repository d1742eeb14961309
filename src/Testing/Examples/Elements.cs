using System.Globalization;
using System.Numerics;

namespace RawOpsNet.Testing.Examples;

/// <summary>Compares tensors element by element and reads them as numbers.</summary>
internal static class Elements
{
    /// <summary>How many real numbers a float64 or complex128 tensor holds.</summary>
    public static long PartCount(Tensor tensor) => tensor.DType.IsComplex ? tensor.Count * 2 : tensor.Count;

    /// <summary>The real numbers of a float64 tensor, or real and imaginary parts in turn of a complex128 one.</summary>
    public static double[] Parts(Tensor tensor) => tensor.DType.IsComplex
        ? [.. tensor.ToArray<Complex>().SelectMany(number => new[] { number.Real, number.Imaginary })]
        : tensor.ToArray<double>();

    /// <summary>Makes a tensor of the shape and dtype of another from what <see cref="Parts"/> gives.</summary>
    public static Tensor FromParts(double[] parts, Tensor like) => like.DType.IsComplex
        ? Tensor.From([.. parts.Chunk(2).Select(pair => new Complex(pair[0], pair[1]))], like.Shape)
        : Tensor.From(parts, like.Shape);

    /// <summary>Reads a float or complex tensor as complex numbers.</summary>
    public static Complex[] Numbers(Tensor tensor) => tensor.DType switch
    {
        DType.Float16 => Array.ConvertAll(tensor.ToArray<Half>(), value => new Complex((double)value, 0)),
        DType.BFloat16 => Array.ConvertAll(tensor.ToArray<BFloat16>(), value => new Complex((float)value, 0)),
        DType.Float32 => Array.ConvertAll(tensor.ToArray<float>(), value => new Complex(value, 0)),
        DType.Float64 => Array.ConvertAll(tensor.ToArray<double>(), value => new Complex(value, 0)),
        DType.Complex64 => Array.ConvertAll(tensor.ToArray<Complex64>(), value => new Complex(value.Real, value.Imaginary)),
        DType.Complex128 => tensor.ToArray<Complex>(),
        _ => throw new NotSupportedException($"{tensor.DType} is not a floating dtype"),
    };

    /// <summary>Says what differs, in one line; null where the tensors agree.</summary>
    public static string? Differ(Tensor expected, Tensor got, double? tolerance)
    {
        if (expected.DType != got.DType || expected.Shape != got.Shape)
        {
            return $"is {got.DType.Name} {got.Shape}, expected {expected.DType.Name} {expected.Shape}";
        }

        if (expected.DType == DType.String)
        {
            return expected.ToArray<TString>().SequenceEqual(got.ToArray<TString>()) ? null : $"is {got}, expected {expected}";
        }

        if (!expected.DType.IsFloating && !expected.DType.IsComplex)
        {
            return RawOpsNet.OpServices.TensorAccess.Bytes(expected).SequenceEqual(RawOpsNet.OpServices.TensorAccess.Bytes(got))
                ? null
                : $"is {got}, expected {expected}";
        }

        (double relative, double absolute) = tolerance is { } given ? (given, given) : Default(expected.DType);
        Complex[] want = Numbers(expected);
        Complex[] have = Numbers(got);
        for (int i = 0; i < want.Length; i++)
        {
            if (!IsClose(want[i].Real, have[i].Real, relative, absolute)
                || !IsClose(want[i].Imaginary, have[i].Imaginary, relative, absolute))
            {
                return string.Create(CultureInfo.InvariantCulture, $"[{i}] is {have[i]:R}, expected {want[i]:R}");
            }
        }

        return null;
    }

    /// <summary>Tells whether a number is close enough; what is not finite must be the same.</summary>
    public static bool IsClose(double want, double have, double relative, double absolute) =>
        double.IsFinite(want) && double.IsFinite(have)
            ? Math.Abs(want - have) <= absolute + (relative * Math.Abs(want))
            : want.Equals(have);

    // Records write six digits and more; the half types have three and two.
    private static (double Relative, double Absolute) Default(DType dtype) => dtype switch
    {
        DType.Float16 => (2e-3, 1e-4),
        DType.BFloat16 => (1.6e-2, 1e-3),
        _ => (1e-6, 1e-6),
    };
}
