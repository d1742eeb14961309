using System.Buffers.Binary;
using RawOpsNet.Checkpoints;

namespace RawOpsNet.Tests.Training;

/// <summary>Makes other tables of a table: blocks compressed, checksums set right again after a change.</summary>
internal static class TableBytes
{
    private const int FooterSize = 48;

    /// <summary>Compresses the first block, with literals of 60 bytes alone.</summary>
    public static byte[] WithSnappy(byte[] table)
    {
        (int size, int indexBegin, int indexSize) = Blocks(table);
        byte[] block = table[..size];
        List<byte> packed = [.. Varint(size)];
        foreach (byte[] part in block.Chunk(60))
        {
            packed.Add((byte)((part.Length - 1) << 2));
            packed.AddRange(part);
        }

        byte[] first = Block([.. packed], 1);

        // The index holds one entry: key, then the handle of the block. Its key is kept.
        ReadOnlySpan<byte> entry = table.AsSpan(indexBegin, indexSize);
        int key = entry[1];
        byte[] handle = [.. Varint(0), .. Varint(packed.Count)];
        byte[] index =
        [
            0, (byte)key, (byte)handle.Length, .. entry.Slice(3, key), .. handle, 0, 0, 0, 0, 1, 0, 0, 0,
        ];
        byte[] footer = new byte[FooterSize];
        byte[] handles = [0, 0, .. Varint(first.Length), .. Varint(index.Length)];
        handles.CopyTo(footer, 0);
        table.AsSpan(table.Length - 8).CopyTo(footer.AsSpan(FooterSize - 8));
        return [.. first, .. Block(index, 0), .. footer];
    }

    /// <summary>Sets the checksums of the two blocks right, so that damage inside them is met by the reader behind.</summary>
    public static void Repair(byte[] table)
    {
        (int size, int indexBegin, int indexSize) = Blocks(table);
        Block(table[..size], table[size]).CopyTo(table, 0);
        Block(table[indexBegin..(indexBegin + indexSize)], table[indexBegin + indexSize]).CopyTo(table, indexBegin);
    }

    private static (int FirstSize, int IndexBegin, int IndexSize) Blocks(byte[] table)
    {
        ReadOnlySpan<byte> handles = table.AsSpan(table.Length - FooterSize);
        int meta = (int)ProtobufReader.Varint(ref handles);
        ProtobufReader.Varint(ref handles);
        int index = (int)ProtobufReader.Varint(ref handles);
        return (meta - 5, index, (int)ProtobufReader.Varint(ref handles));
    }

    private static byte[] Block(byte[] content, byte kind)
    {
        byte[] block = [.. content, kind, 0, 0, 0, 0];
        uint crc = Crc32C.Mask(Crc32C.Extend(0, block.AsSpan(0, content.Length + 1)));
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(content.Length + 1), crc);
        return block;
    }

    private static byte[] Varint(int value) =>
        value < 128 ? [(byte)value] : [(byte)(value | 0x80), .. Varint(value >> 7)];
}
