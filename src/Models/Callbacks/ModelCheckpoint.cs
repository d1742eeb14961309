using System.Globalization;
using RawOpsNet.Diagnostics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

/// <summary>Saves the model as it trains (Keras' ModelCheckpoint); a file takes its name only once it is complete.</summary>
public sealed class ModelCheckpoint : Callback
{
    private readonly string _path;
    private readonly string _monitor;
    private readonly Improvement _improvement;
    private readonly bool _savesBestOnly;
    private readonly bool _savesWeightsOnly;
    private readonly int? _saveEveryBatches;
    private readonly int _saveEveryEpochs;
    private readonly TextWriter? _output;
    private int _epoch;
    private int _epochsSince;
    private int _batchesSince;
    private int _lastBatch;

    /// <summary>Makes the callback.</summary>
    /// <param name="path">
    /// The file; <c>{epoch}</c> and <c>{batch}</c>, counted from 1, and figures stand in braces, with Python's formats.
    /// </param>
    /// <param name="monitor">The name of the figure that says what is best.</param>
    /// <param name="verbose">Whether to write what happens.</param>
    /// <param name="saveBestOnly">Whether only what is better than all before is saved.</param>
    /// <param name="saveWeightsOnly">Whether the optimizer's state is left out.</param>
    /// <param name="mode">What is better; Auto: more, where the name contains acc or begins with fmeasure.</param>
    /// <param name="saveEveryBatches">Saves after so many batches, counted across epochs; null: at the end of epochs.</param>
    /// <param name="saveEveryEpochs">Saves at the end of every so many epochs.</param>
    /// <param name="initialValueThreshold">What the first figure must be better than; null: nothing.</param>
    /// <param name="output">Where to write; null: the console.</param>
    public ModelCheckpoint(
        string path,
        string monitor = "val_loss",
        bool verbose = false,
        bool saveBestOnly = false,
        bool saveWeightsOnly = false,
        MonitorMode mode = MonitorMode.Auto,
        int? saveEveryBatches = null,
        int saveEveryEpochs = 1,
        double? initialValueThreshold = null,
        TextWriter? output = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(monitor);
        RequirePositive(saveEveryBatches ?? 1, nameof(saveEveryBatches));
        RequirePositive(saveEveryEpochs, nameof(saveEveryEpochs));
        _path = path;
        _monitor = monitor;
        bool growsByName = monitor.Contains("acc", StringComparison.Ordinal)
            || monitor.StartsWith("fmeasure", StringComparison.Ordinal);
        _improvement = new Improvement(Improvement.IsLarger(mode, growsByName));
        _savesBestOnly = saveBestOnly;
        _savesWeightsOnly = saveWeightsOnly;
        _saveEveryBatches = saveEveryBatches;
        _saveEveryEpochs = saveEveryEpochs;
        _output = verbose ? output ?? Console.Out : null;
        Best = initialValueThreshold ?? _improvement.Worst;
    }

    /// <summary>Gets the best figure so far.</summary>
    public double Best { get; private set; }

    /// <summary>Gets the file that was written last; null: none yet.</summary>
    public string? LastPath { get; private set; }

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch) => _epoch = epoch;

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        if (_saveEveryBatches is not { } every)
        {
            return;
        }

        // With several steps an execution, or a new epoch, batches are not told of one by one.
        _batchesSince += batch <= _lastBatch ? batch + 1 : batch - _lastBatch;
        _lastBatch = batch;
        if (_batchesSince >= every)
        {
            _batchesSince = 0;
            Save(new Dictionary<string, long> { ["epoch"] = _epoch + 1, ["batch"] = batch + 1 }, logs);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        _epochsSince++;
        if (_saveEveryBatches is null && _epochsSince >= _saveEveryEpochs)
        {
            _epochsSince = 0;
            Save(new Dictionary<string, long> { ["epoch"] = epoch + 1 }, logs);
        }
    }

    private static void RequirePositive(int value, string argument)
    {
        if (value <= 0)
        {
            throw new InvalidArgumentException($"ModelCheckpoint: {argument} is {value}; it must be positive.");
        }
    }

    private void Save(IReadOnlyDictionary<string, long> numbers, Logs logs)
    {
        string path = PathTemplate.Fill(_path, numbers, logs);
        if (!_savesBestOnly)
        {
            Tell($"saving model to {path}");
            Write(path);
            return;
        }

        if (!logs.TryGetValue(_monitor, out double value))
        {
            Warnings.Raise(
                $"Can save best model only with {_monitor} available, skipping.{UnknownName.Hint(_monitor, logs.Keys)}");
            return;
        }

        string best = PythonFormat.Fixed(Best, 5);
        if (!_improvement.IsBetter(value, Best))
        {
            Tell($"{_monitor} did not improve from {best}");
            return;
        }

        Tell($"{_monitor} improved from {best} to {PythonFormat.Fixed(value, 5)}, saving model to {path}");
        Best = value;
        Write(path);
    }

    private void Write(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        if (_savesWeightsOnly)
        {
            Model.SaveWeights(path);
        }
        else
        {
            Model.SaveState(path);
        }

        LastPath = path;
    }

    private void Tell(string what) =>
        _output?.Write(string.Create(CultureInfo.InvariantCulture, $"\nEpoch {_epoch + 1}: {what}\n"));
}
