using System.Globalization;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Testing.Examples;

/// <summary>Compares moments of random outputs.</summary>
internal static class ExampleMoments
{
    /// <summary>Asserts one moment of an output.</summary>
    public static void Check(TestStatistic statistic, Tensor output)
    {
        double[] values = output.DType switch
        {
            DType.Float64 => output.ToArray<double>(),
            DType.Float16 => Array.ConvertAll(output.ToArray<Half>(), value => (double)value),
            DType.BFloat16 => Array.ConvertAll(output.ToArray<BFloat16>(), value => (double)(float)value),
            DType.Float32 => Array.ConvertAll(output.ToArray<float>(), value => (double)value),
            _ => Array.ConvertAll(RawOpsNet.OpServices.HostValues.Integers(output), value => (double)value),
        };
        double mean = values.Average();
        double actual = statistic.Moment switch
        {
            "mean" => mean,
            "std" => Math.Sqrt(values.Average(value => (value - mean) * (value - mean))),
            "min" => values.Min(),
            "max" => values.Max(),
            _ => throw new NotSupportedException($"There is no moment '{statistic.Moment}'."),
        };
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"the {statistic.Moment} of '{statistic.Output}' is {actual:R}; "
                + $"{statistic.Value:R} within {statistic.Tolerance:R} is expected.");
        ExampleException.Unless(Math.Abs(actual - statistic.Value) <= statistic.Tolerance, message);
    }
}
