using System.Buffers.Binary;
using RawOpsNet.OpServices;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Holds a string tensor as bytes: for n strings n + 1 offsets (uint64, little-endian, the first is 0), then all bytes.
/// </summary>
internal static class StringBlock
{
    public static byte[] Write(Tensor strings)
    {
        ReadOnlySpan<TString> elements = TensorAccess.Read<TString>(strings);
        long total = 0;
        foreach (TString element in elements)
        {
            total += element.Length;
        }

        byte[] block = new byte[checked(((elements.Length + 1) * sizeof(ulong)) + total)];
        int at = (elements.Length + 1) * sizeof(ulong);
        int begin = at;
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i].Bytes.CopyTo(block.AsSpan(at));
            at += elements[i].Length;
            BinaryPrimitives.WriteUInt64LittleEndian(block.AsSpan((i + 1) * sizeof(ulong)), (ulong)(at - begin));
        }

        return block;
    }

    /// <summary>Reads strings; null where the bytes are no block of so many.</summary>
    public static Tensor? Read(ReadOnlySpan<byte> block, Shape shape)
    {
        long count = shape.ElementCount;
        if (count >= block.Length / sizeof(ulong) || BinaryPrimitives.ReadUInt64LittleEndian(block) != 0)
        {
            return null;
        }

        Tensor strings = TensorAccess.Allocate(shape, DType.String);
        Span<TString> elements = TensorAccess.Write<TString>(strings);
        ReadOnlySpan<byte> bytes = block[(((int)count + 1) * sizeof(ulong))..];
        ulong begin = 0;
        for (int i = 0; i < elements.Length; i++)
        {
            ulong end = BinaryPrimitives.ReadUInt64LittleEndian(block[((i + 1) * sizeof(ulong))..]);
            if (end < begin || end > (ulong)bytes.Length)
            {
                return null;
            }

            elements[i] = new TString(bytes[(int)begin..(int)end]);
            begin = end;
        }

        return begin == (ulong)bytes.Length ? strings : null;
    }
}
