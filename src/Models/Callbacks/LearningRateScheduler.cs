using System.Globalization;

namespace RawOpsNet.Models;

/// <summary>Sets the learning rate at the beginning of every epoch (Keras' LearningRateScheduler).</summary>
/// <remarks>Puts the rate of the epoch into the logs as <c>lr</c>.</remarks>
/// <param name="schedule">Gives the rate of an epoch, counted from 0, from the rate before.</param>
/// <param name="verbose">Whether to write the rate.</param>
/// <param name="output">Where to write; null: the console.</param>
public sealed class LearningRateScheduler(Func<int, double, double> schedule, bool verbose = false, TextWriter? output = null)
    : Callback
{
    /// <summary>Makes the callback from a schedule that needs the epoch alone.</summary>
    /// <param name="schedule">Gives the rate of an epoch, counted from 0.</param>
    /// <param name="verbose">Whether to write the rate.</param>
    /// <param name="output">Where to write; null: the console.</param>
    public LearningRateScheduler(Func<int, double> schedule, bool verbose = false, TextWriter? output = null)
        : this((epoch, _) => schedule(epoch), verbose, output)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="FailedPreconditionException">The optimizer's rate is a schedule.</exception>
    public override void OnTrainBegin() => RateOfEpoch.Require(nameof(LearningRateScheduler), Model.Optimizer);

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch)
    {
        double rate = schedule(epoch, (float)Model.Optimizer.LearningRate.Number);
        Model.Optimizer.LearningRate = (float)rate;
        if (verbose)
        {
            (output ?? Console.Out).Write(string.Create(
                CultureInfo.InvariantCulture,
                $"\nEpoch {epoch + 1}: LearningRateScheduler setting learning rate to {PythonFormat.Repr(rate)}.\n"));
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        logs.SetSingle("lr", (float)Model.Optimizer.LearningRate.Number);
    }
}
