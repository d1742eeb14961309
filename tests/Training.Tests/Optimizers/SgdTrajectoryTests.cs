using System.Text.Json;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

public sealed class SgdTrajectoryTests
{
    // Clipping sums squares in another order than Eigen; all else is one multiplication and addition an element.
    private const double Tolerance = 1e-6;

    private static readonly JsonElement[] Cases =
        [.. Golden.Read("sgd-trajectories").GetProperty("trajectories").EnumerateArray()];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Steps_as_Keras_does(int number)
    {
        JsonElement recorded = Cases[number];
        SGD optimizer = Make(recorded.GetProperty("config"));
        Variable w = new(Golden.Tensor(recorded.GetProperty("initial").GetProperty("w")), name: "w");
        Variable b = new(Golden.Tensor(recorded.GetProperty("initial").GetProperty("b")), name: "b");
        string what = recorded.GetProperty("config").GetRawText();
        foreach (JsonElement step in recorded.GetProperty("steps").EnumerateArray())
        {
            JsonElement gradients = step.GetProperty("grads");
            optimizer.ApplyGradients(
            [
                new(GradientOf(gradients.GetProperty("w"), w.Shape), w),
                new(GradientOf(gradients.GetProperty("b"), b.Shape), b),
            ]);
            Golden.AssertClose(Golden.Tensor(step.GetProperty("w")), w, Tolerance, $"{what} w");
            Golden.AssertClose(Golden.Tensor(step.GetProperty("b")), b, Tolerance, $"{what} b");
            if (step.TryGetProperty("weights", out JsonElement weights))
            {
                AssertWeights([.. weights.EnumerateArray()], optimizer);
            }
        }
    }

    private static void AssertWeights(JsonElement[] expected, SGD optimizer)
    {
        Assert.Equal(expected.Length, optimizer.Weights.Count);
        Assert.Equal(Golden.Tensor(expected[0]).ToArray<long>()[0], ((Tensor)optimizer.Weights[0]).Item<long>());
        for (int i = 1; i < expected.Length; i++)
        {
            Golden.AssertClose(Golden.Tensor(expected[i]), optimizer.Weights[i], Tolerance, optimizer.Weights[i].Name);
        }
    }

    private static SGD Make(JsonElement config)
    {
        HyperValue rate = 0.01;
        if (config.TryGetProperty("learning_rate", out JsonElement given))
        {
            rate = given.ValueKind == JsonValueKind.String ? new ExponentialRate() : given.GetDouble();
        }

        SGD optimizer = new(
            rate, Optional(config, "momentum") ?? 0, config.TryGetProperty("nesterov", out JsonElement n) && n.GetBoolean())
        {
            ClipNorm = Optional(config, "clipnorm"),
            ClipValue = Optional(config, "clipvalue"),
            GlobalClipNorm = Optional(config, "global_clipnorm"),
        };
        optimizer.Decay = Optional(config, "decay") ?? 0;
        return optimizer;
    }

    private static double? Optional(JsonElement config, string name) =>
        config.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;

    private static Gradient GradientOf(JsonElement gradient, Shape shape)
    {
        if (!gradient.TryGetProperty("values", out JsonElement values))
        {
            return new Gradient(Golden.Tensor(gradient));
        }

        int[] indices = [.. gradient.GetProperty("indices").EnumerateArray().Select(index => index.GetInt32())];
        return new Gradient(new IndexedSlices(Golden.Tensor(values), indices, shape));
    }
}
