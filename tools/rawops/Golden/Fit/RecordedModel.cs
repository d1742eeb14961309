using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Makes models from the configs that Keras' to_json wrote.</summary>
internal static class RecordedModel
{
    /// <summary>Names what a config holds that there is no layer for; null: nothing.</summary>
    public static string? Missing(JsonElement model) => MissingLayers.In(() => Make(model));

    public static Model Make(JsonElement model) => Model.FromJson(model.GetRawText());

    /// <summary>Makes a model and gives it its recorded first weights.</summary>
    public static Model MakeWithWeights(JsonElement model, JsonElement weights)
    {
        Model made = Make(model);
        SetWeights(made, weights);
        return made;
    }

    public static void SetWeights(Model model, JsonElement weights) =>
        model.SetWeights([.. weights.EnumerateArray().Zip(model.Weights, (value, weight) =>
        {
            Tensor given = Recorded.Tensor(value);

            // A scalar is recorded with shape [1].
            return weight.Shape.Rank == 0 && given.Count == 1 ? RawOps.Reshape(given, Array.Empty<long>()) : given;
        })]);
}
