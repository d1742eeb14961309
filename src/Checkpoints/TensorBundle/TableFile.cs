using System.Buffers.Binary;
using System.Text;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Reads a sorted table of keys and values in leveldb's form: blocks of prefix-compressed keys, each with a checksum; an index
/// block; a footer with a magic number (tsl/lib/io/format.cc, block.cc).
/// </summary>
internal sealed class TableFile
{
    private const ulong Magic = 0xdb4775248b80fb57;
    private const int FooterSize = 48;
    private const int TrailerSize = 5;

    // Keys share beginnings, so a small file could otherwise spell a great many long ones.
    private const long LargestKeyGain = 100;

    private readonly FileSource _file;
    private long _keyBytesLeft;

    private TableFile(FileSource file)
    {
        _file = file;
        _keyBytesLeft = file.Length * LargestKeyGain;
    }

    /// <summary>Reads all pairs in order and hands them on.</summary>
    /// <exception cref="DataLossException">The file is damaged.</exception>
    public static void Read(FileSource file, TableEntryReader read) => new TableFile(file).Read(read);

    private void Read(TableEntryReader read)
    {
        FileSource file = _file;
        if (file.Length < FooterSize)
        {
            throw Damage.At(file.Path, 0, $"no table: {file.Length} bytes are less than a footer.");
        }

        byte[] footer = file.Read(file.Length - FooterSize, FooterSize, "the footer");
        if (BinaryPrimitives.ReadUInt64LittleEndian(footer.AsSpan(FooterSize - sizeof(ulong))) != Magic)
        {
            throw Damage.At(file.Path, file.Length - sizeof(ulong), "no table: the magic number at the end is another.");
        }

        ReadOnlySpan<byte> handles = footer;
        (ulong Offset, ulong Size) index;
        try
        {
            _ = Handle(ref handles);
            index = Handle(ref handles);
        }
        catch (FormatException error)
        {
            throw Damage.At(file.Path, file.Length - FooterSize, $"the footer is damaged: {error.Message}", error);
        }

        // Blocks lie one after the other, so honest handles never go back; those that do could have a file read for ever.
        ulong end = 0;
        ReadBlock(index, (_, value) =>
        {
            (ulong Offset, ulong Size) block = Handle(ref value);
            if (block.Offset < end)
            {
                throw new FormatException($"The block at {block.Offset} begins within the one before it.");
            }

            end = block.Offset + Math.Min(block.Size, (ulong)file.Length) + TrailerSize;
            ReadBlock(block, read);
        });
    }

    private void ReadBlock((ulong Offset, ulong Size) handle, TableEntryReader read)
    {
        FileSource file = _file;
        long offset = (long)Math.Min(handle.Offset, long.MaxValue);
        long size = (long)Math.Min(handle.Size, int.MaxValue - TrailerSize);
        byte[] stored = file.Read(offset, size + TrailerSize, "a block of the table");
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(stored.AsSpan((int)size + 1));
        if (Crc32C.Mask(Crc32C.Extend(0, stored.AsSpan(0, (int)size + 1))) != crc)
        {
            throw Damage.At(file.Path, offset, "the checksum of the table's block is wrong.");
        }

        try
        {
            ReadEntries(
                stored[size] switch
                {
                    0 => stored.AsSpan(0, (int)size),
                    1 => Snappy.Expand(stored.AsSpan(0, (int)size)),
                    byte kind => throw new FormatException($"The compression {kind} is not known."),
                },
                read);
        }
        catch (FormatException error)
        {
            throw Damage.At(file.Path, offset, $"the table's block is damaged: {error.Message}", error);
        }
    }

    private void ReadEntries(ReadOnlySpan<byte> block, TableEntryReader read)
    {
        uint restarts = block.Length < sizeof(uint) ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(block[^4..]);
        long end = block.Length - sizeof(uint) - ((long)restarts * sizeof(uint));
        if (end < 0)
        {
            throw new FormatException($"{restarts} restarts do not fit in {block.Length} bytes.");
        }

        ReadOnlySpan<byte> left = block[..(int)end];
        byte[] key = [];
        while (!left.IsEmpty)
        {
            ulong shared = ProtobufReader.Varint(ref left);
            ulong own = ProtobufReader.Varint(ref left);
            ulong valueSize = ProtobufReader.Varint(ref left);
            if (shared > (ulong)key.Length || (_keyBytesLeft -= (long)shared) < 0)
            {
                throw new FormatException($"A key shares {shared} bytes with one of {key.Length}.");
            }

            key = [.. key.AsSpan(0, (int)shared), .. ProtobufReader.Take(ref left, own)];
            read(Encoding.UTF8.GetString(key), ProtobufReader.Take(ref left, valueSize));
        }
    }

    private static (ulong Offset, ulong Size) Handle(ref ReadOnlySpan<byte> left) =>
        (ProtobufReader.Varint(ref left), ProtobufReader.Varint(ref left));
}
