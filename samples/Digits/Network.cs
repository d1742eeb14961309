using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace Digits;

/// <summary>Is a network with the settings it is trained by.</summary>
/// <param name="Epochs">How often the images are gone through, unless the command line says otherwise.</param>
/// <param name="Make">Makes the model.</param>
/// <param name="MakeOptimizer">Makes the optimizer.</param>
internal sealed record Network(int Epochs, Func<Sequential> Make, Func<SGD> MakeOptimizer)
{
    /// <summary>Gets the networks by the names they have on the command line.</summary>
    public static IReadOnlyDictionary<string, Network> ByName { get; } = new Dictionary<string, Network>
    {
        ["mlp"] = new(10, () => new([new Dense(128, "relu"), new Dense(10)]), () => new SGD(0.1, momentum: 0.9)),
        ["cnn"] = new(6, Convolutional, () => new SGD(0.05, momentum: 0.9)),
    };

    private static Sequential Convolutional() => new(
    [
        new Reshape([DigitImages.Side, DigitImages.Side, 1]),
        new Conv2D(32, [3], padding: PaddingKind.Same, activation: "relu"),
        new MaxPooling2D(),
        new Conv2D(64, [3], padding: PaddingKind.Same, activation: "relu"),
        new MaxPooling2D(),
        new Flatten(),
        new Dense(128, "relu"),
        new Dense(10),
    ]);
}
