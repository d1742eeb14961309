namespace RawOpsNet.Compare;

/// <summary>Adds 16 numbers to 16 others: what a call costs, by itself or recorded for gradients.</summary>
internal sealed class CallWork(bool isRecorded) : Work
{
    /// <inheritdoc/>
    public override string Name => isRecorded ? "call-add16-recorded" : "call-add16";

    /// <inheritdoc/>
    public override int Repeats => 100;

    // No call of this size uses a second thread.
    /// <inheritdoc/>
    public override bool RunsOn(int threads) => threads == 1;

    /// <inheritdoc/>
    public override Action Prepare()
    {
        Tensor x = Numbers(1, 16);
        Tensor y = Numbers(2, 16);
        return isRecorded ? () => Recorded(x, y) : () => Plain(x, y);
    }

    private static void Plain(Tensor x, Tensor y)
    {
        for (int i = 0; i < 100; i++)
        {
            RawOps.AddV2(x, y).Dispose();
        }
    }

    private static void Recorded(Tensor x, Tensor y)
    {
        using GradientTape tape = new();
        tape.Watch(x);
        for (int i = 0; i < 100; i++)
        {
            RawOps.AddV2(x, y).Dispose();
        }
    }
}
