using RawOpsNet.Generator.Model;

namespace RawOpsNet.Tests.Runtime.Examples;

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
            _ => Array.ConvertAll(OpServices.HostValues.Integers(output), value => (double)value),
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
        Assert.InRange(actual, statistic.Value - statistic.Tolerance, statistic.Value + statistic.Tolerance);
    }
}
