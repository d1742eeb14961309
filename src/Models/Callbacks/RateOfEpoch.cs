using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Says what callbacks that set the learning rate of an epoch need of an optimizer.</summary>
internal static class RateOfEpoch
{
    /// <summary>Refuses an optimizer whose rate is a schedule, by which every step sets it anew.</summary>
    /// <exception cref="FailedPreconditionException">It is; the message names callback, optimizer and what to do.</exception>
    public static void Require(string callback, Optimizer optimizer)
    {
        if (optimizer.LearningRate.Schedule is { } schedule)
        {
            throw new FailedPreconditionException(
                $"{callback}: the learning rate of the optimizer '{optimizer.Name}' is a schedule ({schedule.GetType().Name}), "
                + "which gives the rate of every step. Compile with an optimizer whose learning rate is a number, or leave the "
                + "callback out.");
        }
    }
}
