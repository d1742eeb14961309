using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Keras;

/// <summary>Runs the cases of <c>constraints.json</c>, which holds regularizers too.</summary>
internal static class ConstraintRunner
{
    public static string? Run(JsonElement golden)
    {
        Tensor weight = KerasValue.Tensor(golden.GetProperty("w"));
        JsonElement config = golden.GetProperty("config");
        Tensor got = golden.TryGetProperty("constraint", out JsonElement constraint)
            ? Constraint(constraint.GetString()!, config).Invoke(weight)
            : Regularizer(golden.GetProperty("regularizer").GetString()!, config).Invoke(weight);
        return KerasValue.Differ(got, golden.GetProperty("value"));
    }

    private static Constraint Constraint(string name, JsonElement config) => name switch
    {
        "MaxNorm" => new MaxNorm(config.Number("max_value", 2), config.Axes()),
        "NonNeg" => new NonNeg(),
        "UnitNorm" => new UnitNorm(config.Axes()),
        "MinMaxNorm" => new MinMaxNorm(
            config.Number("min_value", 0), config.Number("max_value", 1), config.Number("rate", 1), config.Axes()),
        _ => throw new InvalidDataException($"there is no constraint '{name}'"),
    };

    private static Regularizer Regularizer(string name, JsonElement config) => name switch
    {
        "L1" => new L1(config.Number("l1", 0.01)),
        "L2" => new L2(config.Number("l2", 0.01)),
        "L1L2" => new L1L2(config.Number("l1", 0), config.Number("l2", 0)),
        "OrthogonalRegularizer" =>
            new OrthogonalRegularizer(config.Number("factor", 0.01), config.Text("mode", "rows") == "columns"),
        _ => throw new InvalidDataException($"there is no regularizer '{name}'"),
    };
}
