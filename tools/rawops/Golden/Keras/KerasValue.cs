using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden.Keras;

/// <summary>Reads recorded configs and compares values by the tolerance of float32.</summary>
internal static class KerasValue
{
    private static readonly Tolerance Close = new(1e-5, 1e-6, false);
    private static readonly Tolerance CloseGradient = new(1e-4, 1e-5, false);

    public static Tensor Tensor(JsonElement value) => GoldenTensor.Read(value, "data").ToTensor();

    public static Tensor? Optional(JsonElement golden, string key) =>
        golden.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? Tensor(value) : null;

    public static double Number(this JsonElement config, string key, double otherwise) =>
        config.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : otherwise;

    public static int? Integer(this JsonElement config, string key) =>
        config.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    public static bool Flag(this JsonElement config, string key) =>
        config.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    public static string Text(this JsonElement config, string key, string otherwise) =>
        config.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : otherwise;

    public static double[]? Numbers(this JsonElement config, string key) =>
        !config.TryGetProperty(key, out JsonElement value) || value.ValueKind == JsonValueKind.Null
            ? null
            : value.ValueKind == JsonValueKind.Number
                ? [value.GetDouble()]
                : [.. value.EnumerateArray().Select(number => number.GetDouble())];

    public static long[] Axes(this JsonElement config) =>
        [.. (config.Numbers("axis") ?? [0]).Select(axis => (long)axis)];

    /// <summary>Says how a tensor differs from a recorded tensor or number; null where it does not.</summary>
    public static string? Differ(Tensor? got, JsonElement expected, bool isGradient = false)
    {
        if (got is null)
        {
            return "it is missing";
        }

        if (expected.ValueKind == JsonValueKind.Number)
        {
            byte[] data = BitConverter.GetBytes((float)expected.GetDouble());
            return Comparison.Differ(got, new GoldenTensor(DType.Float32, [], data, null), Close);
        }

        GoldenTensor golden = GoldenTensor.Read(expected, "data");

        // The recording stores a scalar with shape [1].
        golden = got.Shape.Rank == 0 && golden.Dims is [1] ? golden with { Dims = [] } : golden;
        return Comparison.Differ(got, golden, isGradient ? CloseGradient : Close);
    }
}
