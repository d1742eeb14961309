using System.Numerics;

namespace RawOpsNet.Tests.Runtime.Examples;

/// <summary>Compares a result with what an example writes.</summary>
internal static class ExampleComparison
{
    /// <summary>Asserts that tensors are equal: integers, bools and texts exactly, others to a tolerance.</summary>
    /// <param name="expected">What the example writes.</param>
    /// <param name="actual">The result, of the same dtype and shape.</param>
    /// <param name="tolerance">How far a value may be off, absolute or relative to 1 and more; null for the dtype's own.</param>
    public static void Check(Tensor expected, Tensor actual, double? tolerance)
    {
        switch (expected.DType)
        {
            case DType.Float64: Check(expected.ToArray<double>(), actual.ToArray<double>(), tolerance ?? 1e-12); break;
            case DType.Float32: Check(Doubles<float>(expected), Doubles<float>(actual), tolerance ?? 2e-6); break;
            case DType.Float16: Check(Doubles<Half>(expected), Doubles<Half>(actual), tolerance ?? 2e-3); break;
            case DType.BFloat16: Check(Doubles<BFloat16>(expected), Doubles<BFloat16>(actual), tolerance ?? 1.6e-2); break;
            case DType.Complex64: Check(Parts<Complex64>(expected), Parts<Complex64>(actual), tolerance ?? 2e-6); break;
            case DType.Complex128: Check(Parts<Complex>(expected), Parts<Complex>(actual), tolerance ?? 1e-12); break;
            case DType.String: Assert.Equal(expected.ToArray<TString>(), actual.ToArray<TString>()); break;
            default: Assert.Equal(Bytes(expected), Bytes(actual)); break;
        }
    }

    private static void Check(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            bool isEqual = expected[i].Equals(actual[i])
                || expected[i] == actual[i]
                || Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(isEqual, $"Element {i} is {actual[i]:R}; the example says {expected[i]:R}.");
        }
    }

    private static byte[] Bytes(Tensor tensor) => OpServices.TensorAccess.Bytes(tensor).ToArray();

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
