using System.Globalization;
using RawOpsNet.Diagnostics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

/// <summary>Ends training where a figure has stopped getting better (Keras' EarlyStopping).</summary>
public sealed class EarlyStopping : Callback
{
    private readonly Improvement _improvement;
    private readonly int _patience;
    private readonly double? _baseline;
    private readonly bool _restoresBestWeights;
    private readonly int _startFromEpoch;
    private readonly TextWriter? _output;
    private IReadOnlyList<Tensor>? _bestWeights;

    /// <summary>Makes the callback.</summary>
    /// <param name="monitor">The figure's name in the logs.</param>
    /// <param name="minDelta">By how much it must get better to count; the sign is ignored.</param>
    /// <param name="patience">How many epochs without getting better are allowed; 0 is taken as 1.</param>
    /// <param name="verbose">Whether to write what happens.</param>
    /// <param name="mode">What is better; Auto: more, where the name ends in acc, accuracy or auc.</param>
    /// <param name="baseline">What the figure must be better than for the waiting to begin anew; null: nothing.</param>
    /// <param name="restoreBestWeights">Whether the end of training, early or not, sets the weights of the best epoch.</param>
    /// <param name="startFromEpoch">The first epoch that is looked at, counted from 0.</param>
    /// <param name="output">Where to write; null: the console.</param>
    public EarlyStopping(
        string monitor = "val_loss",
        double minDelta = 0,
        int patience = 0,
        bool verbose = false,
        MonitorMode mode = MonitorMode.Auto,
        double? baseline = null,
        bool restoreBestWeights = false,
        int startFromEpoch = 0,
        TextWriter? output = null)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        Monitor = monitor;
        bool growsByName = monitor.EndsWith("acc", StringComparison.Ordinal)
            || monitor.EndsWith("accuracy", StringComparison.Ordinal)
            || monitor.EndsWith("auc", StringComparison.Ordinal);
        _improvement = new Improvement(Improvement.IsLarger(mode, growsByName), Math.Abs(minDelta));
        _patience = patience;
        _baseline = baseline;
        _restoresBestWeights = restoreBestWeights;
        _startFromEpoch = startFromEpoch;
        _output = verbose ? output ?? Console.Out : null;
        Best = _improvement.Worst;
    }

    /// <summary>Gets the name of the figure that is watched.</summary>
    public string Monitor { get; }

    /// <summary>Gets the best figure so far.</summary>
    public double Best { get; private set; }

    /// <summary>Gets the epoch of the best figure, counted from 0.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Gets for how many epochs the figure has not got better.</summary>
    public int Wait { get; private set; }

    /// <summary>Gets the epoch at whose end training was stopped, counted from 0; 0: it was not.</summary>
    public int StoppedEpoch { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin()
    {
        Wait = 0;
        StoppedEpoch = 0;
        BestEpoch = 0;
        Best = _improvement.Worst;
        _bestWeights = null;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        if (!logs.TryGetValue(Monitor, out double value))
        {
            Warnings.Raise(
                $"Early stopping conditioned on metric `{Monitor}` which is not available."
                + $"{UnknownName.Hint(Monitor, logs.Keys)} "
                + $"Available metrics are: {string.Join(",", logs.Keys)}");
            return;
        }

        if (epoch < _startFromEpoch)
        {
            return;
        }

        // Where no epoch is ever better (all NaN), the first one's weights are what is restored.
        if (_restoresBestWeights && _bestWeights is null)
        {
            _bestWeights = Model.GetWeights();
            BestEpoch = epoch;
        }

        Wait++;
        if (_improvement.IsBetter(value, Best))
        {
            TakeBest(epoch, value);
        }
        else if (Wait >= _patience && epoch > 0)
        {
            StoppedEpoch = epoch;
            Model.StopTraining = true;
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs)
    {
        if (StoppedEpoch > 0)
        {
            _output?.Write(string.Create(CultureInfo.InvariantCulture, $"Epoch {StoppedEpoch + 1}: early stopping\n"));
        }

        if (_bestWeights is not null)
        {
            _output?.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"Restoring model weights from the end of the best epoch: {BestEpoch + 1}.\n"));
            Model.SetWeights(_bestWeights);
        }
    }

    private void TakeBest(int epoch, double value)
    {
        Best = value;
        BestEpoch = epoch;
        if (_restoresBestWeights)
        {
            _bestWeights = Model.GetWeights();
        }

        if (_baseline is not { } baseline || _improvement.IsBetter(value, baseline))
        {
            Wait = 0;
        }
    }
}
