using System.Globalization;
using System.Text.Json;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Plays recorded calls of train_on_batch, test_on_batch and predict_on_batch.</summary>
internal static class BatchCase
{
    public static string? Run(JsonElement recorded) => RecordedOptimizer.TryEach(
        recorded.GetProperty("compile").GetProperty("optimizer"), optimizer => Run(recorded, optimizer));

    private static string? Run(JsonElement recorded, Optimizer optimizer)
    {
        Model model = RecordedModel.Make(recorded.GetProperty("model"));
        RecordedCompile.Apply(model, optimizer, recorded.GetProperty("compile"));
        RecordedModel.SetWeights(model, recorded.GetProperty("initial_weights"));
        int index = 0;
        foreach (JsonElement call in recorded.GetProperty("calls").EnumerateArray())
        {
            if (Play(model, call, $"call {index++}: ") is { } difference)
            {
                return difference;
            }
        }

        return Recorded.DifferInWeights(model, recorded.GetProperty("final_weights"))
            ?? TrainingRun.DifferInNames(model, recorded)
            ?? Recorded.Differ("train_counter", model.TrainCounter, recorded.GetProperty("train_counter").GetInt64())
            ?? Recorded.Differ(
                "iterations", optimizer.Iterations.Read().Item<long>(), recorded.GetProperty("iterations").GetInt64());
    }

    private static string? Play(Model model, JsonElement call, string where)
    {
        Tensors x = Recorded.Tensors(call, "x")!;
        Tensors? y = Recorded.Tensors(call, "y");
        Tensors? weights = Recorded.Tensors(call, "sample_weight");
        bool resets = !call.TryGetProperty("reset_metrics", out JsonElement flag) || flag.GetBoolean();
        JsonElement returns = call.GetProperty("returns");
        switch (call.GetProperty("call").GetString())
        {
            case "train_on_batch":
                return Differ(where, model.TrainOnBatch(x, y, weights, ClassWeights(call), resets), returns)
                    ?? DifferInState(where, model, call);
            case "test_on_batch":
                return Differ(where, model.TestOnBatch(x, y, weights, resets), returns) ?? DifferInState(where, model, call);
            default:
                return Recorded.DifferMuch(where + "the output", model.PredictOnBatch(x).Single, Recorded.Tensor(returns));
        }
    }

    private static Dictionary<int, double>? ClassWeights(JsonElement call) =>
        call.TryGetProperty("class_weight", out JsonElement weights)
            ? weights.EnumerateObject().ToDictionary(
                pair => int.Parse(pair.Name, CultureInfo.InvariantCulture), pair => pair.Value.GetDouble())
            : null;

    /// <summary>Compares logs with what Keras returned: a dictionary, a list in the logs' order, or a lone number.</summary>
    public static string? Differ(string where, Logs logs, JsonElement returns)
    {
        if (returns.ValueKind == JsonValueKind.Object)
        {
            return TrainingRun.DifferInLogs(where, logs, returns);
        }

        JsonElement[] values = returns.ValueKind == JsonValueKind.Array ? [.. returns.EnumerateArray()] : [returns];
        return Recorded.Differ(where + "the number of figures", logs.Count, values.Length)
            ?? logs.Values.Select((value, i) => Recorded.DifferMuch(where + "figure " + i, value, Recorded.Number(values[i])))
                .FirstOrDefault(difference => difference is not null);
    }

    private static string? DifferInState(string where, Model model, JsonElement call)
    {
        foreach ((string name, IFigure figure) in model.NamedFigures)
        {
            float[] got = [.. ((Trackable)figure).NamedVariables().SelectMany(entry => entry.Variable.Read().ToArray<float>())];
            double[] expected = [.. call.GetProperty("metric_state").GetProperty(name).EnumerateArray().Select(Recorded.Number)];
            string? difference = got.Length == expected.Length
                ? got.Order().Zip(expected.Order(), (a, b) => Recorded.DifferMuch($"{where}the state of {name}", a, b))
                    .FirstOrDefault(found => found is not null)
                : $"{where}the state of {name} has {got.Length} numbers, in Keras {expected.Length}";
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }
}
