using System.Globalization;
using System.Text.Json;
using RawOpsNet.Diagnostics;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Reads values of <c>fit.json</c>.</summary>
internal static class Recorded
{
    public static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble()
        : value.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => throw new InvalidDataException($"'{value}' is not a number."),
        };

    public static double? NumberOrNull(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : Number(value);

    public static int Whole(JsonElement owner, string name, int otherwise) =>
        owner.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetInt32()
            : otherwise;

    public static double Real(JsonElement owner, string name, double otherwise) =>
        owner.TryGetProperty(name, out JsonElement value) ? Number(value) : otherwise;

    public static bool Flag(JsonElement owner, string name) =>
        (owner.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.True)
        || (value.ValueKind == JsonValueKind.Number && value.GetInt32() != 0);

    public static string Text(JsonElement owner, string name, string otherwise) =>
        owner.TryGetProperty(name, out JsonElement value) ? value.GetString()! : otherwise;

    // A word that is no mode is taken as auto, with a warning that an enum makes needless.
    public static MonitorMode Mode(JsonElement config) => Text(config, "mode", "auto") switch
    {
        "min" => MonitorMode.Min,
        "max" => MonitorMode.Max,
        _ => MonitorMode.Auto,
    };

    public static Tensors? Tensors(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? Tensors(value) : null;

    public static Tensors Tensors(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return new Tensors(value.EnumerateArray().Select(Tensor));
        }

        return value.TryGetProperty("dtype", out _) && value.TryGetProperty("data", out _)
            ? Tensor(value)
            : new Tensors(value.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, Tensor(pair.Value))));
    }

    public static Tensor Tensor(JsonElement value) => GoldenTensor.Read(value, "data").ToTensor();

    /// <summary>Compares two figures exactly; NaN equals NaN.</summary>
    public static string? Differ(string what, double got, double expected) => got.Equals(expected)
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{what} is {got:R}, in Keras {expected:R}");

    public static string? Differ(string what, string got, string expected) => got == expected
        ? null
        : $"{what} is {JsonSerializer.Serialize(got)}, in Keras {JsonSerializer.Serialize(expected)}";

    /// <summary>Runs something and gathers the warnings it raises on this thread.</summary>
    public static IReadOnlyList<string> WarningsOf(Action run)
    {
        List<string> raised = [];
        Thread mine = Thread.CurrentThread;
        void Gather(string message)
        {
            if (Thread.CurrentThread == mine)
            {
                raised.Add(message);
            }
        }

        Warnings.Raised += Gather;
        try
        {
            run();
        }
        finally
        {
            Warnings.Raised -= Gather;
        }

        return raised;
    }

    public static string? DifferInWarnings(IReadOnlyList<string> got, JsonElement recorded)
    {
        // What Keras says of a word that is no mode cannot be said of an enum.
        string[] expected = [.. recorded.GetProperty("warnings").EnumerateArray().Select(text => text.GetString()!)
            .Where(text => !text.Contains(" mode ", StringComparison.Ordinal))];
        return Differ("the warnings", string.Join("|", got), string.Join("|", expected));
    }
}
