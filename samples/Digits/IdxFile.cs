using System.Buffers.Binary;
using System.IO.Compression;

namespace Digits;

/// <summary>Reads a gzipped IDX file of bytes: magic number 0x000008NN (NN dims), the dims, the data, all big-endian.</summary>
internal sealed class IdxFile
{
    private const int UnsignedByte = 0x08;

    // Far above MNIST's 60,000 images; a header beyond it is wrong, and must not make us allocate.
    private const long LargestSize = 1L << 30;

    private IdxFile(int[] dims, byte[] data)
    {
        Dims = dims;
        Data = data;
    }

    /// <summary>Gets the dims: images [n, 28, 28], labels [n].</summary>
    public int[] Dims { get; }

    /// <summary>Gets the bytes.</summary>
    public byte[] Data { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFileException">The file is missing, truncated, or is no IDX file of that rank.</exception>
    public static IdxFile Read(string path, int rank)
    {
        if (!File.Exists(path))
        {
            throw new DataFileException(path, "the file does not exist");
        }

        try
        {
            using FileStream file = File.OpenRead(path);
            using GZipStream content = new(file, CompressionMode.Decompress);
            return Read(path, content, rank);
        }
        catch (EndOfStreamException)
        {
            throw new DataFileException(path, "the file is truncated: it ends before the data that its header promises");
        }
        catch (InvalidDataException error)
        {
            throw new DataFileException(path, $"the file is no valid gzip file ({error.Message})");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, $"the file cannot be read ({error.Message})");
        }
    }

    private static IdxFile Read(string path, Stream content, int rank)
    {
        byte[] header = new byte[4 * (rank + 1)];
        content.ReadExactly(header.AsSpan(0, 4));
        int magic = BinaryPrimitives.ReadInt32BigEndian(header);
        int expected = (UnsignedByte << 8) | rank;
        if (magic != expected)
        {
            throw new DataFileException(
                path, $"the magic number is 0x{magic:x8}; an IDX file of bytes with {rank} dims has 0x{expected:x8}");
        }

        content.ReadExactly(header.AsSpan(4));
        int[] dims = new int[rank];
        long size = 1;
        for (int i = 0; i < rank; i++)
        {
            dims[i] = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * (i + 1)));
            size = dims[i] is > 0 and < int.MaxValue && size <= LargestSize ? size * dims[i] : LargestSize + 1;
        }

        if (size > LargestSize)
        {
            throw new DataFileException(path, $"the header has dims [{string.Join(", ", dims)}]");
        }

        byte[] data = new byte[size];
        content.ReadExactly(data);
        return content.ReadByte() < 0
            ? new IdxFile(dims, data)
            : throw new DataFileException(path, "the file is longer than its header says");
    }
}
