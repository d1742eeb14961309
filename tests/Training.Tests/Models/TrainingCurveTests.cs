using System.Text.Json;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

public sealed class TrainingCurveTests
{
    private static readonly JsonElement[] Curves = [.. Golden.Read("mlp-training").GetProperty("training").EnumerateArray()];

    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    public void Follows_the_curve_of_Keras(string optimizer)
    {
        JsonElement curve = Curves.Single(recorded => recorded.GetProperty("optimizer").GetString() == optimizer);
        JsonElement config = curve.GetProperty("config");
        Sequential model = new([new Dense(16, "relu"), new Dense(8, "tanh"), new Dense(3)]);
        model.Compile(
            new SGD(Golden.Number(config.GetProperty("learning_rate")), Golden.Number(config.GetProperty("momentum"))),
            new SparseCategoricalCrossentropy(fromLogits: true),
            ["accuracy"]);
        Tensor x = Golden.Tensor(curve.GetProperty("x"));
        Tensor y = Golden.Tensor(curve.GetProperty("y"));
        model.Invoke(x);
        model.SetWeights([.. curve.GetProperty("initial_weights").EnumerateArray().Select(Golden.Tensor)]);

        float[] losses = [.. curve.GetProperty("loss").EnumerateArray().Select(loss => loss.GetSingle())];
        float[] accuracies = [.. curve.GetProperty("accuracy").EnumerateArray().Select(accuracy => accuracy.GetSingle())];
        for (int step = 0; step < losses.Length; step++)
        {
            model.ResetMetrics();
            int[] rows = [.. Enumerable.Range(16 * (step % 4), 16)];
            IReadOnlyDictionary<string, Tensor> figures =
                model.TrainStep(new Batch(RawOps.GatherV2(x, rows, 0), RawOps.GatherV2(y, rows, 0)));
            Assert.InRange(Math.Abs(figures["loss"].Item<float>() - losses[step]), 0, 1e-5);
            Assert.Equal(accuracies[step], figures["accuracy"].Item<float>());
        }

        IReadOnlyList<Tensor> final = model.GetWeights();
        JsonElement[] expected = [.. curve.GetProperty("final_weights").EnumerateArray()];
        for (int i = 0; i < expected.Length; i++)
        {
            Golden.AssertClose(Golden.Tensor(expected[i]), final[i], 1e-5, model.Weights[i].Name);
        }
    }
}
