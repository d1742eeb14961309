using System.Globalization;
using RawOpsNet.Diagnostics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

/// <summary>Lowers the learning rate where a figure has stopped getting better (Keras' ReduceLROnPlateau).</summary>
/// <remarks>Puts the rate of the epoch into the logs as <c>lr</c>.</remarks>
public sealed class ReduceLROnPlateau : Callback
{
    private readonly Improvement _improvement;
    private readonly double _factor;
    private readonly int _patience;
    private readonly int _cooldown;
    private readonly double _minLearningRate;
    private readonly TextWriter? _output;

    /// <summary>Makes the callback.</summary>
    /// <param name="monitor">The figure's name in the logs.</param>
    /// <param name="factor">What the rate is multiplied by; below 1.</param>
    /// <param name="patience">How many epochs without getting better are allowed.</param>
    /// <param name="verbose">Whether to write what happens.</param>
    /// <param name="mode">What is better; Auto: more, where the name contains acc.</param>
    /// <param name="minDelta">By how much the figure must get better to count.</param>
    /// <param name="cooldown">How many epochs after a lowering do not count.</param>
    /// <param name="minLearningRate">The lowest rate.</param>
    /// <param name="output">Where to write; null: the console.</param>
    /// <exception cref="InvalidArgumentException">factor is 1 or more.</exception>
    public ReduceLROnPlateau(
        string monitor = "val_loss",
        double factor = 0.1,
        int patience = 10,
        bool verbose = false,
        MonitorMode mode = MonitorMode.Auto,
        double minDelta = 1e-4,
        int cooldown = 0,
        double minLearningRate = 0,
        TextWriter? output = null)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        if (factor >= 1)
        {
            throw new InvalidArgumentException($"ReduceLROnPlateau: factor is {factor}; it must be below 1.");
        }

        Monitor = monitor;
        bool growsByName = monitor.Contains("acc", StringComparison.Ordinal);
        _improvement = new Improvement(Improvement.IsLarger(mode, growsByName), minDelta);
        _factor = factor;
        _patience = patience;
        _cooldown = cooldown;
        _minLearningRate = minLearningRate;
        _output = verbose ? output ?? Console.Out : null;
        Best = _improvement.Worst;
    }

    /// <summary>Gets the name of the figure that is watched.</summary>
    public string Monitor { get; }

    /// <summary>Gets the best figure so far.</summary>
    public double Best { get; private set; }

    /// <summary>Gets for how many epochs the figure has not got better.</summary>
    public int Wait { get; private set; }

    /// <summary>Gets how many epochs of the cooldown are left.</summary>
    public int CooldownLeft { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="FailedPreconditionException">The optimizer's rate is a schedule.</exception>
    public override void OnTrainBegin()
    {
        RateOfEpoch.Require(nameof(ReduceLROnPlateau), Model.Optimizer);
        Best = _improvement.Worst;
        Wait = 0;
        CooldownLeft = 0;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        float rate = (float)Model.Optimizer.LearningRate.Number;
        logs.SetSingle("lr", rate);
        if (!logs.TryGetValue(Monitor, out double value))
        {
            Warnings.Raise(
                $"Learning rate reduction is conditioned on metric `{Monitor}` which is not available."
                + $"{UnknownName.Hint(Monitor, logs.Keys)} "
                + $"Available metrics are: {string.Join(",", logs.Keys)}");
            return;
        }

        if (CooldownLeft > 0)
        {
            CooldownLeft--;
            Wait = 0;
        }

        if (_improvement.IsBetterThanMoved(value, Best))
        {
            Best = value;
            Wait = 0;
        }
        else if (CooldownLeft == 0 && ++Wait >= _patience && rate > (float)_minLearningRate)
        {
            Lower(epoch, rate);
        }
    }

    private void Lower(int epoch, float rate)
    {
        // The product is a float32, as Keras' is; the lowest rate is written as it was given.
        double lowered = Math.Max(rate * (float)_factor, _minLearningRate);
        Model.Optimizer.LearningRate = (float)lowered;
        _output?.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\nEpoch {epoch + 1}: ReduceLROnPlateau reducing learning rate to {PythonFormat.Repr(lowered)}.\n"));
        CooldownLeft = _cooldown;
        Wait = 0;
    }
}
