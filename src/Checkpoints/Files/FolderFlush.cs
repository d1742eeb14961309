using System.Runtime.InteropServices;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Brings the names of a folder to the disk: on Unix a rename outlives a loss of power only once its folder is flushed. .NET
/// opens no folders, so libc does; Windows keeps names in its journal.
/// </summary>
internal static partial class FolderFlush
{
    public static void Run(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Some file systems refuse to flush a folder; the rename itself is atomic all the same.
        int descriptor = Open(folder, 0);
        if (descriptor >= 0)
        {
            _ = Flush(descriptor);
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
