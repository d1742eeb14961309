using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Computes the harmonic mean of precision and recall of each class. Follows Keras' F1Score.</summary>
/// <param name="average">How the scores of classes become one; None gives a vector of them.</param>
/// <param name="threshold">Above what a prediction is 1, in (0, 1]; null: the largest of a sample is.</param>
/// <param name="name">The name in the logs.</param>
public sealed class F1Score(ScoreAverage average = ScoreAverage.None, double? threshold = null, string name = "f1_score")
    : FBetaScore(average, 1, threshold, name)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        base.GetConfig().Where(pair => pair.Key != "beta").ToDictionary(StringComparer.Ordinal);

    internal static new F1Score FromConfig(ConfigReader config) =>
        new(AverageOf(config), config.OptionalNumber("threshold"), config.Text("name", "f1_score"));
}
