using System.Globalization;

namespace RawOpsNet.Models;

/// <summary>
/// Draws a <see cref="ProgressBar"/> for a run, as Keras' ProgbarLogger does; fit adds one where none is given.
/// </summary>
/// <param name="output">Where to draw; null: the console.</param>
/// <param name="clock">Tells the time; null: the system's.</param>
/// <param name="isTerminal">Whether a line can be drawn over; null: whether the console is not redirected.</param>
/// <param name="verbosity">What is drawn; null: as the run says.</param>
public sealed class ProgressReport(
    TextWriter? output = null, TimeProvider? clock = null, bool? isTerminal = null, Verbosity? verbosity = null) : Callback
{
    private readonly TextWriter _output = output ?? Console.Out;
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly bool _isTerminal = isTerminal ?? (output is not null || !Console.IsOutputRedirected);
    private ProgressBar? _bar;
    private int? _steps;
    private int _seen;
    private bool _inTraining;

    private Verbosity Shown => verbosity ?? Parameters.Verbosity;

    /// <inheritdoc/>
    public override void OnTrainBegin()
    {
        _inTraining = true;
        _steps = Parameters.Steps;
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch)
    {
        Start(_steps);
        if (Shown != Verbosity.Silent && Parameters.Epochs > 1)
        {
            _output.Write(string.Create(CultureInfo.InvariantCulture, $"Epoch {epoch + 1}/{Parameters.Epochs}\n"));
        }
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs) => Step(batch, logs);

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        Finish(logs);
        _steps = _seen;
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => _inTraining = false;

    /// <inheritdoc/>
    public override void OnTestBegin()
    {
        if (!_inTraining)
        {
            Start(Parameters.Steps);
        }
    }

    /// <inheritdoc/>
    public override void OnTestBatchEnd(int batch, Logs logs)
    {
        if (!_inTraining)
        {
            Step(batch, logs);
        }
    }

    /// <inheritdoc/>
    public override void OnTestEnd(Logs logs)
    {
        if (!_inTraining)
        {
            Finish(logs);
        }
    }

    /// <inheritdoc/>
    public override void OnPredictBegin() => Start(Parameters.Steps);

    /// <inheritdoc/>
    public override void OnPredictBatchEnd(int batch, Tensors outputs) => Step(batch, []);

    /// <inheritdoc/>
    public override void OnPredictEnd() => Finish([]);

    private void Start(int? steps)
    {
        _seen = 0;
        _bar = new ProgressBar(steps, _output, _clock, Shown, _isTerminal);
    }

    private void Step(int batch, Logs logs)
    {
        _seen = batch + 1;
        if (Shown == Verbosity.Bar)
        {
            _bar!.TreatAsStateful(Model.MetricNames);
            _bar.Update(_seen, logs, finalize: false);
        }
    }

    private void Finish(Logs logs)
    {
        if (Shown != Verbosity.Silent)
        {
            _bar!.TreatAsStateful(Model.MetricNames);
            _bar.Target ??= _seen;
            _bar.Update(_bar.Target.Value, logs, finalize: true);
        }
    }
}
