namespace RawOpsNet.Checkpoints;

/// <summary>Words what a file is that is not what was asked for, and what lies beside one that does not exist.</summary>
internal static class WrongFile
{
    private const int MostNames = 5;

    /// <summary>Says what reads a file that begins so; empty where it is not known.</summary>
    public static string Describe(ReadOnlySpan<byte> head)
    {
        if (head.Length > 5 && head[0] == 0x93 && head[1..6].SequenceEqual("NUMPY"u8))
        {
            return " It is an array of NumPy, which NumpyFile reads.";
        }

        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return " It is a zip archive; NumpyArchive reads those of NumPy (.npz).";
        }

        if (head.Length > 3 && head[0] == 0x89 && head[1..4].SequenceEqual("HDF"u8))
        {
            return " It is HDF5, as Keras' .h5, which nothing here reads.";
        }

        // The length of the header in eight bytes, then JSON.
        return head.Length > 8 && head[8] == (byte)'{' && head[7] == 0
            ? " It looks like safetensors, which SafetensorsFile reads."
            : "";
    }

    /// <summary>Makes the error of a file that does not exist; it names others of its kind in the folder.</summary>
    public static NotFoundException Missing(string path, Exception error) =>
        new($"{path}: there is no such file.{Beside(path)}", innerException: error);

    private static string Beside(string path)
    {
        try
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            if (!Directory.Exists(folder))
            {
                return $" There is no folder {folder} either.";
            }

            string extension = Path.GetExtension(path);
            string[] names = [.. Directory.EnumerateFiles(folder, "*" + extension)
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal)
                .Take(MostNames)];
            return names.Length > 0
                ? $" The folder has {string.Join(", ", names)}."
                : $" The folder has no {(extension.Length > 0 ? extension + " file" : "file")}.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }
}
