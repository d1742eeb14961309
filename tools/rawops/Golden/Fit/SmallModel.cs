using System.Text.Json;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Makes the model of recordings that give only its weights: Dense(8, relu), Dense(1), mse.</summary>
internal static class SmallModel
{
    public static Sequential Make(JsonElement recorded, double rate, IReadOnlyList<Metric>? metrics = null)
    {
        JsonElement weights = recorded.GetProperty("initial_weights");
        long width = weights[0].GetProperty("shape")[0].GetInt64();
        long hidden = weights[0].GetProperty("shape")[1].GetInt64();
        Sequential model = new([new Dense(hidden, "relu"), new Dense(1)], inputShape: [width]);
        model.Compile(new SGD(rate), "mse", metrics);
        RecordedModel.SetWeights(model, weights);
        return model;
    }
}
