using System.IO.Compression;

namespace RawOpsNet.Checkpoints;

/// <summary>Reads and writes NumPy's <c>.npz</c> files: tensors by name, each as a <c>.npy</c> file in a zip archive.</summary>
public static class NumpyArchive
{
    private const string Extension = ".npy";

    // Deflate gives at most 1032 bytes for one (zlib's technical notes).
    private const long LargestGain = 1032;

    /// <summary>Reads all tensors, in the order of the archive.</summary>
    /// <exception cref="NotFoundException">There is no such file.</exception>
    /// <exception cref="DataLossException">The file is damaged; the message names the place.</exception>
    /// <exception cref="UnimplementedException">An entry holds texts, objects or records.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        OrderedDictionary<string, Tensor> tensors = new(StringComparer.Ordinal);
        try
        {
            using FileStream file = File.OpenRead(path);
            using ZipArchive archive = new(file, ZipArchiveMode.Read);
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                string name = entry.FullName.EndsWith(Extension, StringComparison.Ordinal)
                    ? entry.FullName[..^Extension.Length]
                    : entry.FullName;
                if (!tensors.TryAdd(name, Read(path, name, file.Length, entry)))
                {
                    throw Damage.In(path, $"'{name}' stands twice in the archive.");
                }
            }

            return tensors;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw WrongFile.Missing(path, error);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or ArgumentException
            or IOException or NotSupportedException or OverflowException)
        {
            throw Damage.In(path, $"the archive is damaged: {error.Message}", error);
        }
    }

    /// <summary>Writes tensors; the file takes its name only once it is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="compress">Whether the entries are deflated, as numpy.savez_compressed does.</param>
    /// <exception cref="InvalidArgumentException">NumPy has no such dtype, or two tensors have one name.</exception>
    public static void Write(string path, IReadOnlyList<(string Name, Tensor Value)> tensors, bool compress = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(tensors);
        HashSet<string> names = new(StringComparer.Ordinal);
        byte[][] headers =
        [
            .. tensors.Select(tensor => names.Add(tensor.Name)
                ? NumpyHeader.Write(tensor.Value)
                : throw new InvalidArgumentException($"{path}: two tensors have the name '{tensor.Name}'.")),
        ];
        AtomicFile.Write(path, file =>
        {
            using ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true);
            foreach ((int i, (string name, Tensor value)) in tensors.Index())
            {
                ZipArchiveEntry entry = archive.CreateEntry(
                    name + Extension, compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);

                // The same tensors give the same bytes, as with NumPy.
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using Stream content = entry.Open();
                content.Write(headers[i]);
                TensorBytes.Write(content, value);
            }
        });
    }

    private static Tensor Read(string path, string name, long fileLength, ZipArchiveEntry entry)
    {
        if (entry.CompressedLength < 0 || entry.CompressedLength > fileLength
            || entry.Length > (entry.CompressedLength + 1) * LargestGain)
        {
            throw Damage.In(
                path, $"'{name}' should give {entry.Length} bytes from {entry.CompressedLength} in a file of {fileLength}.");
        }

        using Stream content = entry.Open();
        return NumpyFile.Read($"{path}/{name}", content, entry.Length);
    }
}
