using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

/// <summary>Is the schedule of the recorded trajectories: 0.1 · 0.5^(step / 4).</summary>
internal sealed class ExponentialRate : LearningRateSchedule
{
    public override Tensor Invoke(Tensor step) => RawOps.Mul(0.1f, RawOps.Pow(0.5f, RawOps.RealDiv(step, 4f)));

    public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?> { ["decay_rate"] = 0.5 };
}
