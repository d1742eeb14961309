using System.Globalization;
using System.Numerics;

namespace RawOpsNet.Testing.Examples;

/// <summary>Compares a result with what an example writes.</summary>
internal static class ExampleComparison
{
    /// <summary>
    /// Says where tensors differ; null where they are equal: integers, bools and texts exactly, others to a tolerance.
    /// </summary>
    /// <param name="expected">What the example writes.</param>
    /// <param name="actual">The result, of the same dtype and shape.</param>
    /// <param name="tolerance">How far a value may be off, absolute or relative to 1 and more; null for the dtype's own.</param>
    public static string? Differ(Tensor expected, Tensor actual, double? tolerance) => expected.DType switch
    {
        DType.Float64 => Differ(expected.ToArray<double>(), actual.ToArray<double>(), tolerance ?? 1e-12),
        DType.Float32 => Differ(Doubles<float>(expected), Doubles<float>(actual), tolerance ?? 2e-6),
        DType.Float16 => Differ(Doubles<Half>(expected), Doubles<Half>(actual), tolerance ?? 2e-3),
        DType.BFloat16 => Differ(Doubles<BFloat16>(expected), Doubles<BFloat16>(actual), tolerance ?? 1.6e-2),
        DType.Complex64 => Differ(Parts<Complex64>(expected), Parts<Complex64>(actual), tolerance ?? 2e-6),
        DType.Complex128 => Differ(Parts<Complex>(expected), Parts<Complex>(actual), tolerance ?? 1e-12),
        DType.String => expected.ToArray<TString>().SequenceEqual(actual.ToArray<TString>()) ? null : "",
        _ => Bytes(expected).SequenceEqual(Bytes(actual)) ? null : "",
    };

    private static string? Differ(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            bool isEqual = expected[i].Equals(actual[i])
                || expected[i] == actual[i]
                || Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]));
            if (!isEqual)
            {
                return string.Create(CultureInfo.InvariantCulture,
                    $" Element {i} is {actual[i]:R}; {expected[i]:R} within {tolerance:R} is expected.");
            }
        }

        return null;
    }

    private static byte[] Bytes(Tensor tensor) => RawOpsNet.OpServices.TensorAccess.Bytes(tensor).ToArray();

    private static double[] Doubles<T>(Tensor tensor)
        where T : struct, INumberBase<T> => Array.ConvertAll(tensor.ToArray<T>(), double.CreateChecked);

    private static double[] Parts<T>(Tensor tensor)
        where T : struct
    {
        double[] parts = new double[tensor.Count * 2];
        T[] values = tensor.ToArray<T>();
        for (int i = 0; i < values.Length; i++)
        {
            Complex value = values[i] is Complex64 narrow ? (Complex)narrow : (Complex)(object)values[i];
            parts[2 * i] = value.Real;
            parts[(2 * i) + 1] = value.Imaginary;
        }

        return parts;
    }
}
