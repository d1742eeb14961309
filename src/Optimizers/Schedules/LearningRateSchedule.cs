namespace RawOpsNet.Optimizers;

/// <summary>Gives a learning rate for each step of training.</summary>
public abstract class LearningRateSchedule : Trackable
{
    /// <summary>Computes the rate at a step.</summary>
    /// <param name="step">The number of steps taken, a scalar of the dtype of the rate.</param>
    /// <returns>The rate, a scalar.</returns>
    public abstract Tensor Invoke(Tensor step);

    /// <summary>Describes the schedule, so that it can be made again.</summary>
    public abstract IReadOnlyDictionary<string, object?> GetConfig();
}
