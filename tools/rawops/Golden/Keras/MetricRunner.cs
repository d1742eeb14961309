using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Keras;

/// <summary>Runs the cases of <c>metrics.json</c>: batches in turn, the result after each; again after a reset.</summary>
internal static class MetricRunner
{
    public static string? Run(JsonElement golden)
    {
        Metric metric = Make(golden.GetProperty("metric").GetString()!, golden.GetProperty("config"));
        string? failure = Run(metric, golden);
        metric.ResetState();
        return failure ?? (Run(metric, golden) is { } again ? "after ResetState, " + again : null);
    }

    private static string? Run(Metric metric, JsonElement golden)
    {
        JsonElement results = golden.GetProperty("results");
        int step = 0;
        foreach (JsonElement batch in golden.GetProperty("batches").EnumerateArray())
        {
            metric.UpdateState(
                KerasValue.Tensor(batch.GetProperty("y_true")),
                KerasValue.Tensor(batch.GetProperty("y_pred")),
                KerasValue.Optional(batch, "sample_weight"));
            if (KerasValue.Differ(metric.Result(), results[step]) is { } difference)
            {
                return $"batch {step}: {difference}";
            }

            step++;
        }

        return null;
    }

    private static Metric Make(string name, JsonElement config)
    {
        int k = config.Integer("k") ?? 5;
        return name switch
        {
            "SparseCategoricalAccuracy" => new SparseCategoricalAccuracy(),
            "CategoricalAccuracy" => new CategoricalAccuracy(),
            "BinaryAccuracy" => new BinaryAccuracy(config.Number("threshold", 0.5)),
            "TopKCategoricalAccuracy" => new TopKCategoricalAccuracy(k),
            "SparseTopKCategoricalAccuracy" => new SparseTopKCategoricalAccuracy(k),
            "MeanSquaredError" => new MeanSquaredErrorMetric(),
            "MeanAbsoluteError" => new MeanAbsoluteErrorMetric(),
            "RootMeanSquaredError" => new RootMeanSquaredError(),
            "CosineSimilarity" => new CosineSimilarityMetric(config.Integer("axis") ?? -1),
            "Precision" => new Precision(config.Numbers("thresholds"), config.Integer("top_k"), config.Integer("class_id")),
            "Recall" => new Recall(config.Numbers("thresholds"), config.Integer("top_k"), config.Integer("class_id")),
            "AUC" => MakeAuc(config),
            _ => new LossMetric(LossRunner.Make(name, config, LossReduction.None)),
        };
    }

    private static Auc MakeAuc(JsonElement config) => new(
        config.Integer("num_thresholds") ?? 200,
        config.Text("curve", "ROC") == "PR" ? AucCurve.PrecisionRecall : AucCurve.Roc,
        config.Text("summation_method", "interpolation") switch
        {
            "minoring" => AucSummation.Minoring,
            "majoring" => AucSummation.Majoring,
            _ => AucSummation.Interpolation,
        },
        thresholds: config.Numbers("thresholds"),
        fromLogits: config.Flag("from_logits"));
}
