using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training;

public sealed class LossAndMetricTests
{
    private static readonly Tensor Scores = new[,] { { 1f, 2f, 0f }, { 0f, 0f, 3f } };

    private static void AssertNear(double expected, Tensor actual) => Assert.Equal(expected, actual.Item<float>(), 1e-5);

    [Fact]
    public void Sparse_crossentropy_is_minus_the_log_of_the_softmax()
    {
        double first = Math.Log(Math.Exp(1) + Math.Exp(2) + 1) - 2;
        double second = Math.Log(2 + Math.Exp(3)) - 0;
        SparseCategoricalCrossentropy loss = new(fromLogits: true);
        AssertNear((first + second) / 2, loss.Invoke(new[] { 1, 0 }, Scores));
        AssertNear((first + second) / 2, loss.Invoke(new[,] { { 1 }, { 0 } }, Scores));
        AssertNear(((2 * first) + (4 * second)) / 2, loss.Invoke(new[] { 1, 0 }, Scores, new[] { 2f, 4f }));
        AssertNear(first + second, new SparseCategoricalCrossentropy(true, LossReduction.Sum).Invoke(new[] { 1, 0 }, Scores));
        Assert.Equal([2], new SparseCategoricalCrossentropy(true, LossReduction.None).Invoke(new[] { 1, 0 }, Scores).Shape);
        AssertNear(-Math.Log(0.25), new SparseCategoricalCrossentropy().Invoke(new[] { 0 }, new[,] { { 0.25f, 0.75f } }));
        Assert.Throws<InvalidArgumentException>(() => loss.Invoke(new[] { 1, 0, 1 }, Scores));
        Assert.Throws<InvalidArgumentException>(() => loss.Invoke(new[] { 1, 3 }, Scores));
    }

    [Fact]
    public void Categorical_crossentropy_takes_distributions()
    {
        Tensor truth = new[,] { { 0f, 1f } };
        AssertNear(-Math.Log(0.75), new CategoricalCrossentropy().Invoke(truth, new[,] { { 1f, 3f } }));
        AssertNear(Math.Log(1 + Math.Exp(-2)), new CategoricalCrossentropy(true).Invoke(truth, new[,] { { 1f, 3f } }));
        double smoothed = -(0.05 * Math.Log(0.25)) - (0.95 * Math.Log(0.75));
        AssertNear(smoothed, new CategoricalCrossentropy(labelSmoothing: 0.1).Invoke(truth, new[,] { { 0.25f, 0.75f } }));
    }

    [Fact]
    public void Binary_crossentropy_takes_probabilities_and_logits()
    {
        Tensor truth = new[] { 1f, 0f };
        double expected = -(Math.Log(0.75) + Math.Log(0.5)) / 2;
        AssertNear(expected, new BinaryCrossentropy().Invoke(truth, new[,] { { 0.75f }, { 0.5f } }));
        float logit = (float)Math.Log(3);
        AssertNear(expected, new BinaryCrossentropy(fromLogits: true).Invoke(truth, new[,] { { logit }, { 0f } }));
        AssertNear(50, new BinaryCrossentropy(fromLogits: true).Invoke(truth, new[,] { { -100f }, { -100f } }));
    }

    [Fact]
    public void Squared_error_takes_targets_of_rank_1()
    {
        AssertNear(2.5, new MeanSquaredError().Invoke(new[] { 1f, 2f }, new[,] { { 2f }, { 4f } }));
        AssertNear(2.5, Loss.Named("mse").Invoke(new[,] { { 1f, 2f } }, new[,] { { 2f, 4f } }));
        string message = Assert.Throws<InvalidArgumentException>(() => Loss.Named("mes")).Message;
        Assert.Contains("mse", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accuracy_is_chosen_by_the_shapes()
    {
        AssertNear(0.5, Updated("accuracy", new[] { 1, 0 }, Scores));
        AssertNear(0.5, Updated("accuracy", new[,] { { 1 }, { 0 } }, Scores));
        AssertNear(1, Updated("acc", new[,] { { 0f, 1f, 0f }, { 0f, 0f, 1f } }, Scores));
        AssertNear(0.75, Updated("accuracy", new[] { 1f, 0f, 0f, 1f }, new[,] { { 0.9f }, { 0.2f }, { 0.5f }, { 0.4f } }));
        Assert.Equal("acc", Metric.Named("acc").Name);
        Assert.Throws<InvalidArgumentException>(() => Metric.Named("acuracy"));
    }

    [Fact]
    public void Means_weigh_and_forget()
    {
        Mean mean = new();
        AssertNear(0, mean.Result());
        mean.UpdateState(new[] { 1f, 3f });
        mean.UpdateState(new[] { 5f }, 2f);
        AssertNear(14.0 / 4, mean.Result());
        mean.ResetState();
        mean.UpdateState(new[,] { { 1f, 3f }, { 5f, 7f } }, new[] { 1f, 0f });
        AssertNear(2, mean.Result());
    }

    [Fact]
    public void Squared_and_absolute_errors_are_means_over_all_batches()
    {
        Metric squared = "mse";
        squared.UpdateState(new[,] { { 1f }, { 2f } }, new[,] { { 2f }, { 4f } });
        squared.UpdateState(new[,] { { 0f } }, new[,] { { 1f } });
        AssertNear(2, squared.Result());
        AssertNear(1.5, Updated("mae", new[,] { { 1f }, { 2f } }, new[,] { { 2f }, { 0f } }));
    }

    private static Tensor Updated(Metric metric, Tensor truth, Tensor prediction)
    {
        metric.UpdateState(truth, prediction);
        return metric.Result();
    }
}
