using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Keras;

/// <summary>Runs the cases of <c>initializers.json</c>: the values that a seed gives.</summary>
internal static class InitializerRunner
{
    public static string? Run(JsonElement golden)
    {
        GoldenTensor expected = GoldenTensor.Read(golden.GetProperty("value"), "data");
        Initializer initializer = Make(golden.GetProperty("initializer").GetString()!, golden.GetProperty("config"));
        return KerasValue.Differ(initializer.Make(new Shape(expected.Dims), expected.DType), golden.GetProperty("value"));
    }

    private static Initializer Make(string name, JsonElement config)
    {
        long? seed = config.Integer("seed");
        return name switch
        {
            "Zeros" => new Zeros(),
            "Ones" => new Ones(),
            "Constant" => new Constant(config.Number("value", 0)),
            "Identity" => new Identity(config.Number("gain", 1)),
            "RandomUniform" => new RandomUniform(config.Number("minval", -0.05), config.Number("maxval", 0.05), seed),
            "RandomNormal" => new RandomNormal(config.Number("mean", 0), config.Number("stddev", 0.05), seed),
            "TruncatedNormal" => new TruncatedNormal(config.Number("mean", 0), config.Number("stddev", 0.05), seed),
            "Orthogonal" => new Orthogonal(config.Number("gain", 1), seed),
            "GlorotUniform" => new GlorotUniform(seed),
            "GlorotNormal" => new GlorotNormal(seed),
            "HeUniform" => new HeUniform(seed),
            "HeNormal" => new HeNormal(seed),
            "LecunUniform" => new LecunUniform(seed),
            "LecunNormal" => new LecunNormal(seed),
            "VarianceScaling" => new VarianceScaling(config.Number("scale", 1), Mode(config), Distribution(config), seed),
            _ => throw new InvalidDataException($"there is no initializer '{name}'"),
        };
    }

    private static FanMode Mode(JsonElement config) => config.Text("mode", "fan_in") switch
    {
        "fan_in" => FanMode.Inputs,
        "fan_out" => FanMode.Outputs,
        _ => FanMode.Mean,
    };

    private static VarianceDistribution Distribution(JsonElement config) => config.Text("distribution", "truncated_normal") switch
    {
        "uniform" => VarianceDistribution.Uniform,
        "untruncated_normal" => VarianceDistribution.UntruncatedNormal,
        _ => VarianceDistribution.TruncatedNormal,
    };
}
