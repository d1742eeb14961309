using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training;

/// <summary>Holds options of losses and metrics that no recording has to their formulas.</summary>
public sealed class LossOptionTests
{
    private static readonly Tensor Labels = Tensor.From<float>([1, 0, 0, 1, 1, 1, 0, 0], [4, 2]);
    private static readonly Tensor Scores = Tensor.From<float>([0.9f, 0.2f, 0.3f, 0.6f, 0.8f, 0.4f, 0.5f, 0.7f], [4, 2]);

    private static void AssertNear(double expected, Tensor actual) => Assert.Equal(expected, actual.Item<float>(), 1e-5);

    private static Tensor Column(Tensor of, int index) => RawOps.GatherV2(of, new[] { index }, 1);

    private static float AreaOf(Auc auc, Tensor labels, Tensor scores)
    {
        auc.UpdateState(labels, scores);
        return auc.Result().Item<float>();
    }

    [Fact]
    public void A_focal_loss_counts_what_is_predicted_well_less()
    {
        Tensor truth = new[,] { { 1f, 0f } };
        Tensor p = new[,] { { 0.75f, 0.5f } };
        double ones = Math.Pow(0.25, 2) * -Math.Log(0.75);
        double zeros = Math.Pow(0.5, 2) * -Math.Log(0.5);
        AssertNear((ones + zeros) / 2, new BinaryFocalCrossentropy().Invoke(truth, p));
        AssertNear(((0.25 * ones) + (0.75 * zeros)) / 2, new BinaryFocalCrossentropy(applyClassBalancing: true).Invoke(truth, p));
        Tensor logits = new[,] { { MathF.Log(3), 0f } };
        AssertNear((ones + zeros) / 2, new BinaryFocalCrossentropy(fromLogits: true).Invoke(truth, logits));
        AssertNear(0.25 * ones, new CategoricalFocalCrossentropy().Invoke(truth, new[,] { { 3f, 1f } }));
        AssertNear(0.25 * ones, new CategoricalFocalCrossentropy(fromLogits: true).Invoke(truth, logits));
        AssertNear(
            -Math.Log(0.75), new CategoricalFocalCrossentropy(alpha: 1, gamma: 0).Invoke(truth, new[,] { { 3f, 1f } }));
    }

    [Fact]
    public void A_mask_leaves_losses_out_of_the_sum_and_the_count()
    {
        Tensor truth = new[,] { { 0f }, { 0f }, { 0f } };
        Tensor prediction = new[,] { { 1f }, { 2f }, { 3f } };
        Tensor mask = new[] { true, false, true };
        AssertNear(5, new MeanSquaredError().Invoke(truth, prediction, mask: mask));
        AssertNear(10, new MeanSquaredError(LossReduction.Sum).Invoke(truth, prediction, mask: mask));
        AssertNear((2 + 9) / 2.0, new MeanSquaredError().Invoke(truth, prediction, new[] { 2f, 1f, 1f }, mask));
        string message = Assert.Throws<InvalidArgumentException>(
            () => new MeanSquaredError().Invoke(truth, prediction, Tensor.Ones([3, 2]))).Message;
        Assert.Contains("[3, 2]", message, StringComparison.Ordinal);
        Assert.Contains("[3]", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AucCurve.Roc)]
    [InlineData(AucCurve.PrecisionRecall)]
    public void Areas_of_labels_are_meant_with_their_weights(AucCurve curve)
    {
        float first = AreaOf(new Auc(50, curve), Column(Labels, 0), Column(Scores, 0));
        float second = AreaOf(new Auc(50, curve), Column(Labels, 1), Column(Scores, 1));
        Assert.NotEqual(first, second);
        Assert.Equal((first + second) / 2, AreaOf(new Auc(50, curve, multiLabel: true), Labels, Scores), 1e-6);
        Auc weighted = new(50, curve, multiLabel: true, labelWeights: [3, 1]);
        Assert.Equal(((3 * first) + second) / 4, AreaOf(weighted, Labels, Scores), 1e-6);
        weighted.ResetState();
        Assert.Equal(((3 * first) + second) / 4, AreaOf(weighted, Labels, Scores), 1e-6);

        // Without areas of their own, a label of weight 0 does not count at all.
        Assert.Equal(first, AreaOf(new Auc(50, curve, labelWeights: [1, 0]), Labels, Scores), 1e-6);
        Assert.Throws<InvalidArgumentException>(() => AreaOf(weighted, Tensor.Ones([2, 3]), Tensor.Ones([2, 3])));
    }

    [Theory]
    [InlineData(3, new[] { 4, 4, 4, 4, 0, 4, 4, 4, 4 })]
    [InlineData(2, new[] { 0, 0, 0, 0 })]
    [InlineData(4, new[] { 15, 15, 15, 15, 15, 5, 5, 15, 15, 5, 5, 15, 15, 15, 15, 15 })]
    public void A_radial_constraint_gives_each_ring_an_element_of_the_diagonal(int size, int[] sources)
    {
        float[] values = [.. Enumerable.Range(0, size * size).Select(i => (float)i)];
        Tensor kernel = Tensor.From<float>(values, [size, size, 1, 1]);
        Assert.Equal(sources.Select(source => (float)source), new RadialConstraint().Invoke(kernel).ToArray<float>());
        Assert.Throws<InvalidArgumentException>(() => new RadialConstraint().Invoke(Tensor.Ones([2, 3, 1, 1])));
    }

    [Fact]
    public void The_shared_part_of_a_class_is_over_what_either_holds_of_it()
    {
        Tensor labels = new[] { 0, 0, 1, 1 };
        Tensor called = new[] { 0, 1, 0, 1 };

        // Each class: 1 place shared of 3. With weights 0.3 0.3 0.3 0.1: 0.3 / 0.9 and 0.1 / 0.7 (Keras' own examples).
        Assert.Equal(1 / 3.0, Updated(new MeanIoU(2), labels, called), 1e-6);
        Tensor weights = new[] { 0.3f, 0.3f, 0.3f, 0.1f };
        Assert.Equal(((0.3 / 0.9) + (0.1 / 0.7)) / 2, Updated(new MeanIoU(2), labels, called, weights), 1e-6);
        Assert.Equal(0.3 / 0.9, Updated(new IoU(2, [0]), labels, called, weights), 1e-6);
        Assert.Equal(1 / 3.0, Updated(new MeanIoU(5), labels, called), 1e-6);
        Assert.Equal(0.5, Updated(new IoU(2, [1], ignoreClass: 0), labels, called), 1e-6);
        Assert.Equal(2 / 3.0, Updated(new BinaryIoU([1], 0.4), labels, new[] { 0.1f, 0.4f, 0.4f, 0.7f }), 1e-6);
        Tensor oneHot = new[,] { { 0.9f, 0.1f }, { 0.2f, 0.8f }, { 0.6f, 0.4f }, { 0.3f, 0.7f } };
        Assert.Equal(1 / 3.0, Updated(new MeanIoU(2, sparsePrediction: false), labels, oneHot), 1e-6);
        string message = Assert.Throws<InvalidArgumentException>(() => Updated(new MeanIoU(1), labels, called)).Message;
        Assert.Contains("class 1", message, StringComparison.Ordinal);
        Assert.Equal(0, new MeanIoU(3).Result().Item<float>());
    }

    private static float Updated(Metric metric, Tensor truth, Tensor prediction, Tensor? weights = null)
    {
        metric.UpdateState(truth, prediction, weights);
        return metric.Result().Item<float>();
    }

    [Fact]
    public void What_a_config_says_makes_the_same_thing_again()
    {
        Loss[] losses =
        [
            new BinaryFocalCrossentropy(true, 0.3, 1.5, true, 0.1), new CategoricalFocalCrossentropy(0.2), new Huber(2),
            new SparseCategoricalCrossentropy(true, ignoreClass: 3), new CosineSimilarity(0, LossReduction.Sum),
            new MeanSquaredError(LossReduction.None, "own"),
        ];
        foreach (Loss loss in losses)
        {
            Assert.Equal(loss.GetConfig(), Loss.FromConfig(loss.GetType().Name, loss.GetConfig()).GetConfig());
        }

        Metric[] metrics =
        [
            new Auc(20, AucCurve.PrecisionRecall, AucSummation.Minoring, "a", multiLabel: true), new Precision([0.3], 2, 1),
            new BinaryAccuracy(0.4), new MeanIoU(3), new IoU(3, [1], axis: 0), new BinaryIoU([1]),
                new TopKCategoricalAccuracy(2), new LossMetric(new Huber(3)), new CosineSimilarityMetric(),
        ];
        foreach (Metric metric in metrics)
        {
            (string name, IReadOnlyDictionary<string, object?> config) = metric.Describe();
            Assert.Equal(config, Metric.FromConfig(name, config).GetConfig());
        }

        Initializer[] initializers =
            [new VarianceScaling(2, FanMode.Mean, VarianceDistribution.Uniform, 3), new Orthogonal(0.5), new Constant(2)];
        Assert.All(initializers, made => Assert.Equal(
            made.GetConfig(), Initializer.FromConfig(made.GetType().Name, made.GetConfig()).GetConfig()));
        Assert.Equal(
            new MinMaxNorm(0.1, 2, 0.5).GetConfig(),
                Constraint.FromConfig("MinMaxNorm", new MinMaxNorm(0.1, 2, 0.5).GetConfig()).GetConfig());
        string message = Assert.Throws<InvalidArgumentException>(
            () => Loss.FromConfig("Huber", new Dictionary<string, object?> { ["deltta"] = 1.0 })).Message;
        Assert.Contains("'deltta'", message, StringComparison.Ordinal);
    }
}
