namespace RawOpsNet.Checkpoints;

/// <summary>
/// Reads the tensors of a checkpoint by key: of this library's (safetensors) or of TensorFlow's (<c>.index</c> and
/// <c>.data-*</c>). Stays valid while files of the same name are replaced or deleted.
/// </summary>
public abstract class CheckpointReader : IDisposable
{
    internal const string Extension = ".safetensors";
    internal const string IndexExtension = ".index";

    private ObjectGraph? _graph;

    private protected CheckpointReader(string path) => Path = path;

    /// <summary>Gets the file.</summary>
    public string Path { get; }

    /// <summary>Gets the keys: <c>model/dense/kernel/.ATTRIBUTES/VARIABLE_VALUE</c>.</summary>
    public abstract IReadOnlyCollection<string> Keys { get; }

    internal ObjectGraph Graph => _graph ??= ReadGraph();

    /// <summary>Opens a checkpoint by the path that saving gave, or by a file's name.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="DataLossException">A file is damaged.</exception>
    public static CheckpointReader Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.EndsWith(Extension, StringComparison.Ordinal) && File.Exists(path))
        {
            return new SafetensorsReader(path);
        }

        if (File.Exists(path + Extension))
        {
            return new SafetensorsReader(path + Extension);
        }

        string prefix = path.EndsWith(IndexExtension, StringComparison.Ordinal) ? path[..^IndexExtension.Length] : path;
        return File.Exists(prefix + IndexExtension)
            ? new TensorBundleReader(prefix)
            : throw new NotFoundException(
                $"{path}: there is no checkpoint, neither {path}{Extension} nor {prefix}{IndexExtension}. Save adds a number: "
                + $"'{path}-1' may be meant.");
    }

    /// <summary>Tells dtype and shape of a key, or that there is none.</summary>
    public abstract bool TryDescribe(string key, out CheckpointEntry entry);

    /// <summary>Reads a tensor.</summary>
    /// <exception cref="NotFoundException">There is no such key.</exception>
    /// <exception cref="DataLossException">The bytes are damaged.</exception>
    public Tensor Read(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return TryDescribe(key, out _) ? ReadCore(key) : throw new NotFoundException($"{Path}: there is no key '{key}'.");
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads a tensor whose key is known.</summary>
    protected abstract Tensor ReadCore(string key);

    internal abstract ObjectGraph ReadGraph();

    /// <summary>Closes the files.</summary>
    protected abstract void Dispose(bool disposing);
}
