using Microsoft.Win32.SafeHandles;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Reads ranges of a file that stays open: what replaces or deletes the file meanwhile does not touch the reader.
/// </summary>
internal sealed class FileSource : IDisposable
{
    private readonly SafeFileHandle _handle;

    private FileSource(string path, SafeFileHandle handle)
    {
        Path = path;
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public static FileSource Open(string path)
    {
        try
        {
            return new FileSource(path, File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw WrongFile.Missing(path, error);
        }
    }

    /// <summary>Reads a range into new memory, which is not asked for unless the file has the range.</summary>
    public byte[] Read(long offset, long count, string what)
    {
        Require(offset, count, what);
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)count);
        ReadInto(offset, bytes, what);
        return bytes;
    }

    /// <summary>Reads as many bytes as there is room for.</summary>
    public void ReadInto(long offset, Span<byte> target, string what)
    {
        Require(offset, target.Length, what);
        while (!target.IsEmpty)
        {
            int read = RandomAccess.Read(_handle, target, offset);
            if (read == 0)
            {
                throw Damage.At(Path, offset, $"the file ends within {what}.");
            }

            target = target[read..];
            offset += read;
        }
    }

    /// <summary>Throws unless the file has a range.</summary>
    public void Require(long offset, long count, string what)
    {
        if (offset < 0 || count < 0 || offset > Length || count > Length - offset)
        {
            throw Damage.At(Path, offset, $"{what} should have {count} bytes there, but the file has {Length} in all.");
        }
    }

    public void Dispose() => _handle.Dispose();
}
