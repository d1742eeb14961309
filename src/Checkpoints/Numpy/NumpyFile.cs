using System.Buffers.Binary;
using System.Text;
using RawOpsNet.OpServices;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Reads and writes NumPy's <c>.npy</c> files: one tensor, either byte order, C or Fortran order (read; written little-endian
/// and in C order).
/// </summary>
public static class NumpyFile
{
    /// <summary>Reads a tensor.</summary>
    /// <exception cref="NotFoundException">There is no such file.</exception>
    /// <exception cref="DataLossException">The file is damaged; the message names the place.</exception>
    /// <exception cref="UnimplementedException">The file holds texts, objects or records.</exception>
    public static Tensor Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using FileStream file = File.OpenRead(path);
            return Read(path, file, file.Length);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw WrongFile.Missing(path, error);
        }
    }

    /// <summary>Writes a tensor; the file takes its name only once it is complete.</summary>
    /// <exception cref="InvalidArgumentException">NumPy has no such dtype: bfloat16, string.</exception>
    public static void Write(string path, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(value);
        byte[] header = NumpyHeader.Write(value);
        AtomicFile.Write(path, file =>
        {
            file.Write(header);
            TensorBytes.Write(file, value);
        });
    }

    /// <summary>Reads a tensor from a stream of which the length is known, and does not lie.</summary>
    internal static Tensor Read(string path, Stream stream, long length)
    {
        (NumpyHeader header, long begin) = ReadHeader(path, stream, length);
        DType dtype = header.DType;
        if (dtype == DType.Invalid)
        {
            throw new UnimplementedException($"{path}: elements of the form '{header.Descr}' are not read.");
        }

        long? size = Damage.Size(header.Dims, dtype.Size);
        if (size != length - begin)
        {
            throw Damage.At(
                path, begin, $"{dtype.Name} [{string.Join(", ", header.Dims)}] does not have {length - begin} bytes.");
        }

        Tensor stored = ReadElements(path, stream, header, dtype);
        if (header.IsBigEndian)
        {
            Swap(stored);
        }

        if (!header.IsFortran || header.Dims.Length < 2)
        {
            return stored;
        }

        using (stored)
        {
            int[] reversed = [.. Enumerable.Range(0, header.Dims.Length).Reverse()];
            return RawOps.Transpose(stored, reversed);
        }
    }

    private static Tensor ReadElements(string path, Stream stream, NumpyHeader header, DType dtype)
    {
        long[] dims = header.IsFortran ? [.. header.Dims.Reverse()] : header.Dims;
        Tensor tensor = TensorAccess.Allocate(dims, dtype);
        try
        {
            TensorBytes.Read(stream, tensor);
            return tensor;
        }
        catch (EndOfStreamException error)
        {
            tensor.Dispose();
            throw Damage.At(path, 0, "the file ends within the elements.", error);
        }
    }

    private static (NumpyHeader Header, long Begin) ReadHeader(string path, Stream stream, long length)
    {
        try
        {
            Span<byte> head = stackalloc byte[12];
            stream.ReadExactly(head[..8]);
            if (head[0] != 0x93 || !head[1..6].SequenceEqual("NUMPY"u8) || head[6] is < 1 or > 3)
            {
                head[8] = (byte)Math.Max(stream.ReadByte(), 0);
                throw Damage.At(
                    path,
                    0,
                    "no NumPy file: the magic bytes or the version are others.",
                    advice: WrongFile.Describe(head[..9]));
            }

            int lengthSize = head[6] == 1 ? sizeof(ushort) : sizeof(uint);
            stream.ReadExactly(head.Slice(8, lengthSize));
            long size = lengthSize == sizeof(ushort)
                ? BinaryPrimitives.ReadUInt16LittleEndian(head[8..])
                : BinaryPrimitives.ReadUInt32LittleEndian(head[8..]);
            long begin = 8 + lengthSize + size;
            if (begin > length || size > Array.MaxLength)
            {
                throw Damage.At(path, 8, $"the header should have {size} bytes, but the file has {length} in all.");
            }

            byte[] text = new byte[size];
            stream.ReadExactly(text);
            return (NumpyHeader.Parse(Encoding.UTF8.GetString(text)), begin);
        }
        catch (Exception error) when (error is FormatException or EndOfStreamException)
        {
            throw Damage.At(path, 8, $"the header cannot be read: {error.Message}", error);
        }
    }

    private static void Swap(Tensor tensor)
    {
        int size = tensor.DType.IsComplex ? tensor.DType.Size / 2 : tensor.DType.Size;
        if (size > 1)
        {
            Span<byte> bytes = TensorAccess.Bytes(tensor);
            for (int at = 0; at < bytes.Length; at += size)
            {
                bytes.Slice(at, size).Reverse();
            }
        }
    }
}
