namespace RawOpsNet.Checkpoints;

/// <summary>
/// Writes a file that is whole or not there: a temporary file beside it, flushed to the disk, takes its name, and the folder is
/// flushed after it. A process killed at any byte leaves the file that was there before.
/// </summary>
internal static class AtomicFile
{
    public const string Unfinished = ".tmp";

    /// <summary>Lets tests cut a write at a byte.</summary>
    internal static readonly AsyncLocal<Func<Stream, Stream>?> Faults = new();

    public static void Write(string path, Action<Stream> write)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string unfinished = path + Unfinished;

        // Opened before what is taken back: another writer of the path holds its own file, which is not ours to delete.
        FileStream file = new(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        try
        {
            using (file)
            {
                Stream target = Faults.Value?.Invoke(file) ?? file;
                write(target);
                target.Flush();
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        FolderFlush.Run(folder);
    }
}
