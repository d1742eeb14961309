using RawOpsNet.Models;

namespace RawOpsNet.Tests.Writer;

/// <summary>Is a fit that always goes one way: what a killed one left can be held to one that ran through.</summary>
public static class TrainedModel
{
    /// <summary>The file that the checkpoint is written to, in the folder.</summary>
    public const string CheckpointName = "model.safetensors";

    /// <summary>The folder of the backup, in the folder.</summary>
    public const string BackupName = "backup";

    private static readonly float[] Inputs = [.. Enumerable.Range(0, 16).Select(i => (i * 7 % 16 / 8f) - 1)];

    /// <summary>Makes the model, built and compiled.</summary>
    public static Sequential Make()
    {
        Sequential model = new([
            new Dense(8, "tanh", kernelInitializer: new GlorotUniform(seed: 1), name: "first"),
            new Dense(1, kernelInitializer: new GlorotUniform(seed: 2), name: "second")]);
        model.EnsureBuilt([-1, 2]);
        model.Compile("adam", "mse");
        return model;
    }

    /// <summary>Fits the model, in shuffled order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="epochs">How many epochs.</param>
    /// <param name="callbacks">The callbacks.</param>
    public static void Fit(Model model, int epochs, IReadOnlyList<Callback> callbacks)
    {
        ArgumentNullException.ThrowIfNull(model);
        using TensorScope scope = new();
        Tensor x = Tensor.From(Inputs, [8, 2]);
        Tensor y = Tensor.From(Inputs[..8], [8, 1]);
        model.Fit(x, y, batchSize: 4, epochs: epochs, verbosity: Verbosity.Silent, callbacks: callbacks, shuffleSeed: 3);
    }

    /// <summary>Gives all weights as one list of numbers.</summary>
    /// <param name="model">The model.</param>
    public static float[] WeightsOf(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.Weights.SelectMany(weight => weight.Read().ToArray<float>())];
    }
}
