using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training;

/// <summary>Metrics that no recorded file holds, by the values of Keras' own documentation.</summary>
public sealed class ScoreTests
{
    private static readonly float[] Truth = [0, 0, 0, 1, 1];
    private static readonly float[] Scores = [0, 0.3f, 0.8f, 0.3f, 0.8f];

    public static TheoryData<string, float[], float> Constrained => new()
    {
        { "SensitivityAtSpecificity", [1, 1, 1, 1, 1], 0.5f },
        { "SensitivityAtSpecificity", [1, 1, 2, 2, 1], 1 / 3f },
        { "SpecificityAtSensitivity", [1, 1, 1, 1, 1], 2 / 3f },
        { "SpecificityAtSensitivity", [1, 1, 2, 2, 2], 0.5f },
        { "PrecisionAtRecall", [1, 1, 1, 1, 1], 0.5f },
        { "PrecisionAtRecall", [2, 2, 2, 1, 1], 1 / 3f },
    };

    [Theory]
    [MemberData(nameof(Constrained))]
    public void The_largest_rate_is_found_where_the_other_is_high_enough(string className, float[] weights, float expected)
    {
        ConstrainedRate metric = className switch
        {
            "SensitivityAtSpecificity" => new SensitivityAtSpecificity(0.5),
            "SpecificityAtSensitivity" => new SpecificityAtSensitivity(0.5),
            _ => new PrecisionAtRecall(0.5),
        };
        metric.UpdateState(Truth, Scores, weights);
        Assert.Equal(expected, metric.Result().Item<float>(), 1e-6f);
        metric.ResetState();
        Assert.Equal(0, metric.Result().Item<float>());
        RoundTrip(metric);
    }

    [Fact]
    public void Recall_is_found_where_precision_is_high_enough()
    {
        RecallAtPrecision metric = new(0.8);
        metric.UpdateState(new float[] { 0, 0, 1, 1 }, new[] { 0, 0.5f, 0.3f, 0.9f });
        Assert.Equal(0.5f, metric.Result().Item<float>());
        metric.ResetState();
        metric.UpdateState(new float[] { 0, 0, 1, 1 }, new[] { 0, 0.5f, 0.3f, 0.9f }, new float[] { 1, 0, 0, 1 });
        Assert.Equal(1f, metric.Result().Item<float>());
        RoundTrip(metric);
        Assert.Throws<InvalidArgumentException>(() => new RecallAtPrecision(1.5));
        Assert.Throws<InvalidArgumentException>(() => new RecallAtPrecision(0.5, numThresholds: 0));
    }

    [Fact]
    public void F_scores_are_those_of_each_class()
    {
        float[,] truth = { { 1, 1, 1 }, { 1, 0, 0 }, { 1, 1, 0 } };
        float[,] scores = { { 0.2f, 0.6f, 0.7f }, { 0.2f, 0.6f, 0.6f }, { 0.6f, 0.8f, 0 } };
        float[] Of(FBetaScore metric)
        {
            metric.UpdateState(truth, scores);
            RoundTrip(metric);
            return metric.Result().ToArray<float>();
        }

        static void Near(float[] expected, float[] actual) => Assert.All(
            expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        Near([0.5f, 0.8f, 0.6666667f], Of(new F1Score(threshold: 0.5)));
        Near([0.3846154f, 0.90909094f, 0.8333333f], Of(new FBetaScore(beta: 2, threshold: 0.5)));
        Near([(0.5f + 0.8f + 0.6666667f) / 3], Of(new F1Score(ScoreAverage.Macro, 0.5)));
        Near([(0.5f * 3 / 6) + (0.8f * 2 / 6) + (0.6666667f / 6)], Of(new F1Score(ScoreAverage.Weighted, 0.5)));

        // All together: 4 true positives, 2 false ones, 2 missed.
        Near([2f / 3], Of(new F1Score(ScoreAverage.Micro, 0.5)));

        // Without a threshold the largest of each sample is called: the third, both of the second row, the second.
        Near([0, 0.5f, 2f / 3], Of(new F1Score()));
        Assert.Throws<InvalidArgumentException>(() => new F1Score().UpdateState(truth, new float[3, 2]));
    }

    [Fact]
    public void R2_is_the_share_of_the_variance_that_is_explained()
    {
        float[,] truth = { { 1 }, { 4 }, { 3 } };
        float[,] guess = { { 2 }, { 4 }, { 4 } };
        R2Score metric = new();
        metric.UpdateState(truth, guess);
        Assert.Equal(0.57142854f, metric.Result().Item<float>(), 1e-6f);
        RoundTrip(metric);

        R2Score adjusted = new(numRegressors: 1);
        adjusted.UpdateState(truth, guess);
        Assert.Equal(1 - ((1 - 0.57142854f) * 2 / 1), adjusted.Result().Item<float>(), 1e-6f);

        // Two outputs of which the second is constant: its score is -inf and counts as 0.
        float[,] two = { { 1, 2 }, { 4, 2 }, { 3, 2 } };
        float[,] guesses = { { 2, 2 }, { 4, 2 }, { 4, 3 } };
        R2Score each = new(R2Average.None);
        each.UpdateState(two, guesses);
        Assert.Equal([0.57142854f, 0f], each.Result().ToArray<float>());
        R2Score weighted = new(R2Average.VarianceWeighted);
        weighted.UpdateState(two, guesses);
        Assert.Equal(0.57142854f, weighted.Result().Item<float>(), 1e-6f);
    }

    [Fact]
    public void One_hot_labels_have_the_classes_of_their_largest()
    {
        float[,] truth = { { 0, 0, 1 }, { 1, 0, 0 }, { 0, 1, 0 }, { 1, 0, 0 } };
        float[,] scores = { { 0.2f, 0.3f, 0.5f }, { 0.1f, 0.2f, 0.7f }, { 0.5f, 0.3f, 0.1f }, { 0.1f, 0.4f, 0.5f } };
        float[] weights = [0.1f, 0.2f, 0.3f, 0.4f];
        OneHotIoU metric = new(3, [0, 2]);
        metric.UpdateState(truth, scores, weights);
        Assert.Equal(0.1f / 0.7f / 2, metric.Result().Item<float>(), 1e-6f);
        RoundTrip(metric);
        OneHotMeanIoU mean = new(3);
        mean.UpdateState(truth, scores, weights);
        Assert.Equal(0.1f / 0.7f / 3, mean.Result().Item<float>(), 1e-6f);
        RoundTrip(mean);
    }

    private static void RoundTrip(Metric metric)
    {
        (string className, IReadOnlyDictionary<string, object?> config) = metric.Describe();
        Assert.Equal(className, metric.GetType().Name);
        Assert.Equal(config, Metric.FromConfig(className, config).GetConfig());
    }
}
