using System.Globalization;
using System.Text.Json;
using RawOpsNet.Diagnostics;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Reads values of <c>fit.json</c>.</summary>
internal static class Recorded
{
    private const double Close = 2e-5;

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

    /// <summary>Compares figures of training, which gathers rounding; NaN equals NaN.</summary>
    public static string? DifferMuch(string what, double got, double expected) =>
        got.Equals(expected) || Math.Abs(got - expected) <= Close * Math.Max(1, Math.Abs(expected))
            ? null
            : Differ(what, got, expected);

    /// <summary>Compares tensors of training; a scalar may be recorded as [1].</summary>
    public static string? DifferMuch(string what, Tensor got, Tensor expected)
    {
        if (got.Shape != expected.Shape && !(got.Rank == 0 && expected.Count == 1))
        {
            return $"{what} has shape {got.Shape}, in Keras {expected.Shape}";
        }

        float[] values = got.ToArray<float>();
        float[] wanted = expected.ToArray<float>();
        return values.Select((value, i) => DifferMuch(what, value, wanted[i]))
            .FirstOrDefault(difference => difference is not null);
    }

    /// <summary>Compares the weights of a model with recorded ones.</summary>
    public static string? DifferInWeights(Model model, JsonElement expected)
    {
        IReadOnlyList<Tensor> weights = model.GetWeights();
        return Differ("the number of weights", weights.Count, expected.GetArrayLength())
            ?? weights.Select((weight, i) => DifferMuch($"weight {i}", weight, Tensor(expected[i])))
                .FirstOrDefault(difference => difference is not null);
    }

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
