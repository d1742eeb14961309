namespace RawOpsNet.Checkpoints;

/// <summary>
/// Saves a checkpoint again and again in a folder and deletes the oldest. Follows tf.train.CheckpointManager; a folder's state
/// file carries what is kept from one process to the next.
/// </summary>
public sealed class CheckpointManager
{
    private const double SecondsPerHour = 3600;

    private readonly TimeProvider _time;
    private readonly List<(string Path, double Timestamp)> _kept = [];
    private double _lastPreserved;
    private long? _lastStep;

    /// <summary>Makes a manager; what an earlier one kept in the folder, it goes on with.</summary>
    /// <param name="checkpoint">What is saved.</param>
    /// <param name="folder">The folder; it is made where there is none.</param>
    /// <param name="maxToKeep">How many are kept; null keeps all.</param>
    /// <param name="keepCheckpointEveryNHours">Besides, one of every so many hours is kept for good.</param>
    /// <param name="checkpointName">The beginning of the files' names.</param>
    /// <param name="stepCounter">Counts steps, for <paramref name="checkpointInterval"/>.</param>
    /// <param name="checkpointInterval">Saves less than so many steps after the last one are left out.</param>
    /// <param name="time">The clock; null takes the system's.</param>
    /// <exception cref="InvalidArgumentException">A number is not positive, or an interval has no counter.</exception>
    public CheckpointManager(
        Checkpoint checkpoint,
        string folder,
        int? maxToKeep = 5,
        double? keepCheckpointEveryNHours = null,
        string checkpointName = "ckpt",
        Variable? stepCounter = null,
        long? checkpointInterval = null,
        TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(checkpointName);
        RequirePositive(maxToKeep, nameof(maxToKeep));
        RequirePositive(keepCheckpointEveryNHours, nameof(keepCheckpointEveryNHours));
        RequirePositive(checkpointInterval, nameof(checkpointInterval));
        if (checkpointInterval is not null && stepCounter is null)
        {
            throw new InvalidArgumentException("CheckpointManager: checkpointInterval needs a stepCounter.");
        }

        _time = time ?? TimeProvider.System;
        Checkpoint = checkpoint;
        Folder = folder;
        MaxToKeep = maxToKeep;
        KeepCheckpointEveryNHours = keepCheckpointEveryNHours;
        CheckpointName = checkpointName;
        StepCounter = stepCounter;
        CheckpointInterval = checkpointInterval;
        Directory.CreateDirectory(folder);
        Recover();
    }

    /// <summary>Gets what is saved.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>Gets the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets how many checkpoints are kept; null: all.</summary>
    public int? MaxToKeep { get; }

    /// <summary>Gets after how many hours one more is kept for good; null: never.</summary>
    public double? KeepCheckpointEveryNHours { get; }

    /// <summary>Gets the beginning of the files' names.</summary>
    public string CheckpointName { get; }

    /// <summary>Gets what counts steps; null where nothing does.</summary>
    public Variable? StepCounter { get; }

    /// <summary>Gets how many steps lie between two saves at least; null: any number.</summary>
    public long? CheckpointInterval { get; }

    /// <summary>Gets the path of the latest checkpoint; null before the first.</summary>
    public string? LatestCheckpoint { get; private set; }

    /// <summary>Gets the paths of the kept checkpoints, oldest first, without those kept for good.</summary>
    public IReadOnlyList<string> Checkpoints => [.. _kept.Select(item => item.Path)];

    /// <summary>Saves, names the new checkpoint as the latest, and then deletes what is too old.</summary>
    /// <param name="checkpointNumber">The number in the name; null takes the checkpoint's counter of saves.</param>
    /// <param name="checkInterval">Whether the interval counts; false saves in any case.</param>
    /// <returns>The path to restore from; null where the interval has not passed.</returns>
    /// <remarks>At whatever byte the process is killed, the state file names a whole checkpoint.</remarks>
    public string? Save(long? checkpointNumber = null, bool checkInterval = true)
    {
        long? step = ReadStep();
        if (checkInterval && CheckpointInterval is { } interval && step - _lastStep < interval)
        {
            return null;
        }

        // Before anything is deleted: killed in between, a process leaves files too many rather than a name without a file.
        string path = Checkpoint.WriteNumbered(Path.Combine(Folder, CheckpointName), checkpointNumber, Name);
        _lastStep = step;
        if (Sweep())
        {
            WriteState();
        }

        return path;
    }

    /// <summary>Restores the latest checkpoint, or runs a function where there is none.</summary>
    /// <param name="initialize">Makes the first values.</param>
    /// <returns>The path that was restored; null where there was none.</returns>
    public string? RestoreOrInitialize(Action? initialize = null)
    {
        if (LatestCheckpoint is not { } latest)
        {
            initialize?.Invoke();
            return null;
        }

        Checkpoint.Restore(latest);
        _lastStep = ReadStep();
        return latest;
    }

    private static void RequirePositive(double? value, string argument)
    {
        if (value is not (null or > 0))
        {
            throw new InvalidArgumentException($"CheckpointManager: {argument} is {value}; it must be positive.");
        }
    }

    private long? ReadStep()
    {
        if (StepCounter is null)
        {
            return null;
        }

        using Tensor step = StepCounter.Read();
        return step.DType == DType.Int32 ? step.Item<int>() : step.Item<long>();
    }

    private void Recover()
    {
        CheckpointState? state = CheckpointState.Read(Folder);
        LatestCheckpoint = state?.Latest;
        double now = CheckpointState.Seconds(_time);
        _lastPreserved = state is { LastPreserved: > 0 } ? state.LastPreserved : now;
        _kept.AddRange((state?.All ?? []).Where(item => FilesOf(item.Path).Length > 0));

        // What a killed process left half-written.
        foreach (string unfinished in Directory.GetFiles(Folder, CheckpointName + "-*" + AtomicFile.Unfinished))
        {
            File.Delete(unfinished);
        }
    }

    private bool Sweep()
    {
        bool isChanged = false;
        while (_kept.Count > MaxToKeep)
        {
            (string path, double timestamp) = _kept[0];
            _kept.RemoveAt(0);
            isChanged = true;
            if (KeepCheckpointEveryNHours is { } hours && timestamp - (hours * SecondsPerHour) >= _lastPreserved)
            {
                _lastPreserved = timestamp;
                continue;
            }

            Array.ForEach(FilesOf(path), File.Delete);
        }

        return isChanged;
    }

    private void Name(string path)
    {
        (string Path, double Timestamp)[] others = [.. _kept.Where(item => !CheckpointState.IsSame(item.Path, path))];
        (string Path, double Timestamp) added = (path, CheckpointState.Seconds(_time));
        new CheckpointState(path, [.. others, added], _lastPreserved).Write(Folder);
        _kept.Clear();
        _kept.AddRange(others);
        _kept.Add(added);
        LatestCheckpoint = path;
    }

    private void WriteState() => new CheckpointState(LatestCheckpoint, _kept, _lastPreserved).Write(Folder);

    private static string[] FilesOf(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string name = Path.GetFileName(path);
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, name + ".*").Where(file =>
                file.EndsWith(CheckpointReader.Extension, StringComparison.Ordinal)
                || file.EndsWith(CheckpointReader.IndexExtension, StringComparison.Ordinal)
                || file.Contains(".data-", StringComparison.Ordinal))]
            : [];
    }
}
