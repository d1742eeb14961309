using RawOpsNet.OpServices;

namespace RawOpsNet.Checkpoints;

// The room of files: Checkpoint saves objects by the names that lead to them, RestoreSession brings values back; under them
// safetensors, TensorFlow's bundles and NumPy's files. AtomicFile is the one place that writes.

/// <summary>
/// Saves and restores variables, models, optimizers with their slots, and whatever holds them, by the names of the attributes
/// that lead to them. Follows tf.train.Checkpoint; reads TensorFlow's own checkpoints too.
/// </summary>
/// <example><code>
/// Checkpoint checkpoint = new(("model", model), ("optimizer", optimizer));
/// string path = checkpoint.Save("runs/ckpt");     // runs/ckpt-1: the file is runs/ckpt-1.safetensors
/// checkpoint.Restore(path).AssertConsumed();
/// </code></example>
public sealed class Checkpoint : Trackable
{
    private const string SaveCounterName = "save_counter";

    private readonly Trackable? _root;
    private readonly List<TrackableChild> _children = [];
    private Variable? _saveCounter;

    /// <summary>Makes a checkpoint of objects by name.</summary>
    /// <param name="objects">Variables, trackable objects, and lists and dictionaries of them.</param>
    /// <exception cref="InvalidArgumentException">A value is not trackable, or two have one name.</exception>
    public Checkpoint(params IReadOnlyList<(string Name, object Value)> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        foreach ((string name, object value) in objects)
        {
            Add(name, value);
        }
    }

    /// <summary>Makes a checkpoint of what an object holds, and of other objects by name.</summary>
    /// <param name="root">What it holds stands at the top: <c>dense/kernel</c>.</param>
    /// <param name="objects">Further objects.</param>
    /// <exception cref="InvalidArgumentException">
    /// A value is not trackable, or the root holds another object under its name.
    /// </exception>
    public Checkpoint(Trackable root, params IReadOnlyList<(string Name, object Value)> objects)
        : this(objects)
    {
        ArgumentNullException.ThrowIfNull(root);
        _root = root;
        foreach (TrackableChild child in _children)
        {
            TrackableChild other = root.Children().FirstOrDefault(held => held.Name == child.Name);
            if (other.Value is not null && !ReferenceEquals(other.Value, child.Value))
            {
                throw new InvalidArgumentException($"Checkpoint: the root holds another object under the name '{child.Name}'.");
            }
        }
    }

    /// <summary>Gets the number of saves: an int64 scalar, made at first use, that is saved and restored too.</summary>
    public Variable SaveCounter => _saveCounter ??= new Variable(0L, trainable: false, name: SaveCounterName, device: Device.Cpu);

    /// <summary>Lists the objects by name, then what the root holds, then the counter of saves.</summary>
    public override IEnumerable<TrackableChild> Children()
    {
        foreach (TrackableChild child in _children.Concat(_root?.Children() ?? []))
        {
            yield return child;
        }

        if (_saveCounter is not null)
        {
            yield return new TrackableChild(SaveCounterName, _saveCounter);
        }
    }

    /// <summary>
    /// Counts a save and writes <c>prefix-N.safetensors</c>; the folder's state file then names it as the latest.
    /// </summary>
    /// <param name="prefix">Folder and beginning of the name.</param>
    /// <returns>The path to restore from: <c>prefix-N</c>.</returns>
    /// <remarks>A save that fails leaves the counter and the folder as they were.</remarks>
    /// <exception cref="DataLossException">The folder's state file is damaged.</exception>
    public string Save(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);

        // Before anything is written: what cannot be read cannot be added to.
        CheckpointState? known = CheckpointState.Read(Path.GetDirectoryName(Path.GetFullPath(prefix))!);
        return WriteNumbered(prefix, null, path => CheckpointState.Add(known, path));
    }

    /// <summary>Writes <c>path.safetensors</c>, whole or not at all; nothing is counted.</summary>
    /// <returns>The path to read from.</returns>
    public string Write(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (ObjectGraph graph, List<(string Key, Variable Value)> values) = new LiveGraph(this).ToSaved();
        using TensorScope scope = new();
        SafetensorsFile.Write(
            path + CheckpointReader.Extension,
            [.. values.Select(entry => (entry.Key, entry.Value.Read()))],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ObjectGraphText.MetadataKey] = ObjectGraphText.Write(graph),
            });
        return path;
    }

    /// <summary>
    /// Restores what <see cref="Save"/> or TensorFlow saved. Variables and slots that do not exist yet are restored when they
    /// are made.
    /// </summary>
    /// <param name="path">What saving gave; null restores nothing, and the asserts of the status then fail.</param>
    /// <exception cref="NotFoundException">There is no such checkpoint.</exception>
    /// <exception cref="DataLossException">A file is damaged; nothing was restored.</exception>
    /// <exception cref="InvalidArgumentException">
    /// A value has another shape or dtype than its variable; nothing was restored.
    /// </exception>
    public CheckpointStatus Restore(string? path)
    {
        if (path is null)
        {
            return new CheckpointStatus(this, null);
        }

        CheckpointReader reader = CheckpointReader.Open(path);
        bool hadCounter = _saveCounter is not null;
        try
        {
            // Made only where the checkpoint has one: another's, as TensorFlow's write, would leave it unmatched.
            if (reader.Graph.Nodes[0].Children.Any(child => child.Name == SaveCounterName))
            {
                _ = SaveCounter;
            }

            RestoreSession session = new(reader);
            try
            {
                session.RestoreRoot(this);
            }
            catch
            {
                session.IsPartialExpected = true;
                throw;
            }

            return new CheckpointStatus(this, session);
        }
        catch
        {
            _saveCounter = hadCounter ? _saveCounter : null;
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Restores what <see cref="Write"/> wrote.</summary>
    /// <inheritdoc cref="Restore"/>
    public CheckpointStatus Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Restore(path);
    }

    /// <summary>Gives the path of the latest checkpoint that a folder's state file names; null where there is none.</summary>
    /// <exception cref="DataLossException">The state file is damaged.</exception>
    public static string? Latest(string folder) => CheckpointState.Read(folder)?.Latest;

    /// <summary>Counts a save, writes its file and then names it; where either fails, neither has happened.</summary>
    /// <param name="prefix">Folder and beginning of the name.</param>
    /// <param name="number">The number in the name; null takes the counter.</param>
    /// <param name="name">Writes the path into the folder's state.</param>
    internal string WriteNumbered(string prefix, long? number, Action<string> name)
    {
        Variable counter = SaveCounter;
        counter.AssignAdd(1L);
        string? added = null;
        try
        {
            string path = Numbered(prefix, number ?? StepOf(counter));
            string file = path + CheckpointReader.Extension;
            added = File.Exists(file) ? null : file;
            Write(path);
            name(path);
            return path;
        }
        catch
        {
            counter.AssignSub(1L);
            if (added is not null && File.Exists(added))
            {
                File.Delete(added);
            }

            throw;
        }
    }

    private static string Numbered(string prefix, long number) => FormattableString.Invariant($"{prefix}-{number}");

    private static long StepOf(Variable counter)
    {
        using Tensor count = counter.Read();
        return count.Item<long>();
    }

    private void Add(string name, object value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (value is null || !TrackableAccess.IsTrackable(value))
        {
            throw new InvalidArgumentException(
                $"Checkpoint: '{name}' should be a variable, a trackable object, or a list or dictionary of them, but is "
                + $"{value?.GetType().Name ?? "null"}.");
        }

        if (name == SaveCounterName || _children.Any(child => child.Name == name))
        {
            throw new InvalidArgumentException($"Checkpoint: the name '{name}' is taken.");
        }

        _children.Add(new TrackableChild(name, value));
    }
}
