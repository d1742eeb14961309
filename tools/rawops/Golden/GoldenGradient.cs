using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Holds the gradients that TensorFlow gives for recorded gradients of the outputs.</summary>
/// <param name="OfOutputs">By output: what flows in.</param>
/// <param name="OfInputs">By input: what comes out; null where TensorFlow gives no gradient.</param>
internal sealed record GoldenGradient(
    IReadOnlyDictionary<string, GoldenArgument> OfOutputs,
    IReadOnlyDictionary<string, GoldenArgument?> OfInputs)
{
    public static GoldenGradient Read(JsonElement element) => new(
        GoldenCase.Map(element, "dy", GoldenArgument.Read),
        GoldenCase.Map(element, "dx", e => e.ValueKind == JsonValueKind.Null ? null : GoldenArgument.Read(e)));
}
