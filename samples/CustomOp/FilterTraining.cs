using Acme.Ops;
using RawOpsNet;
using RawOpsNet.Optimizers;

namespace Acme;

/// <summary>Learns a small filter through all three custom ops: their gradients run on the tape like any other op's.</summary>
internal static class FilterTraining
{
    /// <summary>Trains the weights that reproduce a target signal.</summary>
    /// <param name="steps">The number of steps.</param>
    /// <returns>The loss before each step.</returns>
    public static float[] Run(int steps)
    {
        Tensor signal = RawOps.StatelessRandomNormal(new[] { 64, 16 }, new[] { 1, 2 });
        Tensor truth = RawOps.StatelessRandomNormal(new[] { 16, 4 }, new[] { 3, 4 });
        Tensor target = Predict(signal, truth);

        Variable weights = new(RawOps.ZerosLike(truth), name: "weights");
        Adam optimizer = new(learningRate: 0.05);
        float[] losses = new float[steps];
        for (int step = 0; step < steps; step++)
        {
            Tensor loss = optimizer.Minimize(
                () => RawOps.RootMeanSquare(RawOps.Sub(Predict(signal, weights), target), new[] { 0, 1 }), [weights]);
            losses[step] = loss.Item<float>();
        }

        return losses;
    }

    private static Tensor Predict(Tensor signal, Tensor weights) =>
        RawOps.Mish(RawOps.MatMul(RawOps.Smooth(signal, decay: 0.5f), weights));
}
