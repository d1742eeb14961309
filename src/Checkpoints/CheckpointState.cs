using System.Globalization;
using System.Text;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Holds what a folder's file <c>checkpoint</c> says: the latest checkpoint and all that are kept, oldest first. The text is
/// TensorFlow's (checkpoint_state.proto), so that each finds the other's latest.
/// </summary>
internal sealed record CheckpointState(string? Latest, IReadOnlyList<(string Path, double Timestamp)> All, double LastPreserved)
{
    private const string FileName = "checkpoint";
    private const long LargestFile = 1 << 24;

    /// <summary>Reads a folder's state; null where it has none.</summary>
    public static CheckpointState? Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        using FileSource file = FileSource.Open(path);
        if (file.Length > LargestFile)
        {
            throw Damage.At(path, LargestFile, $"the state file has {file.Length} bytes; none has so many.");
        }

        string text = Encoding.UTF8.GetString(file.Read(0, file.Length, "the state"));
        string? latest = null;
        double preserved = 0;
        List<string> paths = [];
        List<double> times = [];
        int line = 0;
        foreach (string entry in text.Split('\n'))
        {
            line++;
            string[] parts = entry.Split(": ", 2);
            switch (parts[0])
            {
                case "model_checkpoint_path" when parts.Length == 2:
                    latest = Resolve(folder, Unquote(path, line, parts[1]));
                    break;
                case "all_model_checkpoint_paths" when parts.Length == 2:
                    paths.Add(Resolve(folder, Unquote(path, line, parts[1])));
                    break;
                case "all_model_checkpoint_timestamps" when parts.Length == 2:
                    times.Add(Number(path, line, parts[1]));
                    break;
                case "last_preserved_timestamp" when parts.Length == 2:
                    preserved = Number(path, line, parts[1]);
                    break;
                case "":
                    break;
                default:
                    throw Damage.In($"{path}, line {line}", "the state file has no such entry.");
            }
        }

        return new CheckpointState(
            latest, [.. paths.Select((item, i) => (item, times.Count == paths.Count ? times[i] : 0))], preserved);
    }

    /// <summary>Names a checkpoint as its folder's latest, after those that are named already.</summary>
    /// <param name="known">What the state file says now; null where there is none.</param>
    /// <param name="path">The checkpoint.</param>
    public static void Add(CheckpointState? known, string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        double now = Seconds(TimeProvider.System);
        new CheckpointState(
            path,
            [.. (known?.All ?? []).Where(item => !IsSame(item.Path, path)), (path, now)],
            known?.LastPreserved ?? now).Write(folder);
    }

    public static double Seconds(TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    public static bool IsSame(string one, string other) => Path.GetFullPath(one) == Path.GetFullPath(other);

    /// <summary>Writes the state, whole or not at all. Paths in the folder are written without it, so that it can move.</summary>
    public void Write(string folder)
    {
        StringBuilder text = new();
        if (Latest is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"model_checkpoint_path: \"{Quote(folder, Latest)}\"\n");
        }

        foreach ((string path, _) in All)
        {
            text.Append(CultureInfo.InvariantCulture, $"all_model_checkpoint_paths: \"{Quote(folder, path)}\"\n");
        }

        foreach ((_, double time) in All)
        {
            text.Append(CultureInfo.InvariantCulture, $"all_model_checkpoint_timestamps: {time:R}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"last_preserved_timestamp: {LastPreserved:R}\n");
        AtomicFile.Write(Path.Combine(folder, FileName), file => file.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Quote(string folder, string path)
    {
        string full = Path.GetFullPath(path);
        string name = Path.GetDirectoryName(full) == Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)
            ? Path.GetFileName(full)
            : full;
        return name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
    }

    private static string Unquote(string path, int line, string text) =>
        text is ['"', .., '"'] && text.Length > 2
            ? text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
            : throw Damage.In($"{path}, line {line}", "a path in quotes should stand there.");

    private static double Number(string path, int line, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw Damage.In($"{path}, line {line}", "a number should stand there.");

    private static string Resolve(string folder, string path) => Path.IsPathRooted(path) ? path : Path.Combine(folder, path);
}
