using RawOpsNet.OpServices;

namespace RawOpsNet.Checkpoints;

/// <summary>Moves the elements of tensors to and from files, in chunks that a span can hold.</summary>
internal static class TensorBytes
{
    private const int Chunk = 1 << 26;

    public static long SizeOf(Tensor value) => value.Count * value.DType.Size;

    /// <summary>Reads a tensor whose size the caller has compared with the file.</summary>
    public static unsafe Tensor Read(FileSource file, long offset, Shape shape, DType dtype, string what)
    {
        Tensor tensor = TensorAccess.Allocate(shape, dtype);
        try
        {
            byte* data = (byte*)TensorAccess.Pointer(tensor);
            long size = SizeOf(tensor);
            for (long at = 0; at < size; at += Chunk)
            {
                file.ReadInto(offset + at, new Span<byte>(data + at, (int)Math.Min(Chunk, size - at)), what);
            }

            GC.KeepAlive(tensor);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    /// <summary>Fills a tensor; throws <see cref="EndOfStreamException"/> where the stream ends before.</summary>
    public static unsafe void Read(Stream source, Tensor tensor)
    {
        byte* data = (byte*)TensorAccess.Pointer(tensor);
        long size = SizeOf(tensor);
        for (long at = 0; at < size; at += Chunk)
        {
            source.ReadExactly(new Span<byte>(data + at, (int)Math.Min(Chunk, size - at)));
        }

        GC.KeepAlive(tensor);
    }

    /// <summary>Writes the elements; those of a device through the host.</summary>
    public static unsafe void Write(Stream target, Tensor value)
    {
        using HostRead read = new(value);
        byte* data = (byte*)TensorAccess.Pointer(read.Tensor);
        long size = SizeOf(value);
        for (long at = 0; at < size; at += Chunk)
        {
            target.Write(new ReadOnlySpan<byte>(data + at, (int)Math.Min(Chunk, size - at)));
        }
    }

    /// <summary>Sums up the elements; those of a device through the host.</summary>
    public static unsafe uint Crc(Tensor value)
    {
        using HostRead read = new(value);
        byte* data = (byte*)TensorAccess.Pointer(read.Tensor);
        long size = SizeOf(value);
        uint crc = 0;
        for (long at = 0; at < size; at += Chunk)
        {
            crc = Crc32C.Extend(crc, new ReadOnlySpan<byte>(data + at, (int)Math.Min(Chunk, size - at)));
        }

        return crc;
    }
}
