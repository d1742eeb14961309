namespace RawOpsNet.Models;

/// <summary>
/// Keeps a backup of a fit in a folder, from which a fit that begins anew after a crash goes on: weights, the optimizer's
/// state, the epoch and the batch, and the order of the samples (Keras' BackupAndRestore).
/// </summary>
/// <remarks>
/// Where batches are counted, the data go on with the batch after the saved one; Keras begins again with the first one. A fit
/// that its token cancels keeps its backup, and goes on from it.
/// </remarks>
public sealed class BackupAndRestore : Callback
{
    private const string FileName = "backup.safetensors";
    private const string PointName = "backup/point";

    private readonly string _folder;
    private readonly int? _everyBatches;
    private readonly bool _deletes;
    private int _epoch;
    private int _batchesSince;

    /// <summary>Makes the callback.</summary>
    /// <param name="folder">Where the backup lies; made where it is missing. Each fit needs one of its own.</param>
    /// <param name="saveEveryBatches">Saves after so many batches; null: at the end of every epoch.</param>
    /// <param name="deleteCheckpoint">Whether the backup goes once training has ended well.</param>
    /// <exception cref="InvalidArgumentException">saveEveryBatches is not positive.</exception>
    public BackupAndRestore(string folder, int? saveEveryBatches = null, bool deleteCheckpoint = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (saveEveryBatches is <= 0)
        {
            throw new InvalidArgumentException($"BackupAndRestore: saveEveryBatches is {saveEveryBatches}; it must be positive.");
        }

        _folder = folder;
        _everyBatches = saveEveryBatches;
        _deletes = deleteCheckpoint;
    }

    private string FilePath => Path.Combine(_folder, FileName);

    /// <inheritdoc/>
    public override void OnTrainBegin()
    {
        Directory.CreateDirectory(_folder);
        _batchesSince = 0;
        if (!File.Exists(FilePath))
        {
            return;
        }

        using TensorScope scope = new();
        IReadOnlyDictionary<string, Tensor> saved = Model.LoadState(FilePath);
        if (!saved.TryGetValue(PointName, out Tensor? point) || point.DType != DType.Int64 || point.Count != 3)
        {
            throw new InvalidArgumentException($"{FilePath} is not a backup of a fit: '{PointName}' is missing or damaged.");
        }

        long[] numbers = point.ToArray<long>();
        Model.ResumeFit(new ResumePoint((int)numbers[0], (int)numbers[1], numbers[2]));
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch) => _epoch = epoch;

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        if (_everyBatches is { } every && ++_batchesSince >= every)
        {
            _batchesSince = 0;
            bool isLast = batch + 1 == Parameters.Steps;
            Save(isLast ? _epoch + 1 : _epoch, isLast ? 0 : batch + 1);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        // An epoch that was cut short is not over: the backup before it stands.
        if (_everyBatches is null && !Model.WasCancelled)
        {
            Save(epoch + 1, 0);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs)
    {
        if (_deletes && !Model.WasCancelled)
        {
            File.Delete(FilePath);
        }
    }

    private void Save(int epoch, int step)
    {
        using TensorScope scope = new();
        Model.SaveState(FilePath, [(PointName, Tensor.From<long>([epoch, step, Model.ShuffleSeed], [3]))]);
    }
}
