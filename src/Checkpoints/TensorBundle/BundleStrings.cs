using System.Buffers.Binary;
using RawOpsNet.OpServices;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Reads a string tensor of a bundle: the lengths as varints, a checksum of them, all bytes (WriteStringTensor,
/// tensor_bundle.cc). The checksums take each length as four bytes, or as eight where it needs them.
/// </summary>
internal static class BundleStrings
{
    /// <summary>Reads the strings; null where the bytes are damaged.</summary>
    public static Tensor? Read(ReadOnlySpan<byte> stored, in BundleEntry entry)
    {
        ReadOnlySpan<byte> left = stored;
        long count = entry.Shape.ElementCount;
        if (count > stored.Length)
        {
            return null;
        }

        try
        {
            ulong[] lengths = new ulong[count];
            uint crc = 0;
            Span<byte> fixedLength = stackalloc byte[sizeof(ulong)];
            for (int i = 0; i < lengths.Length; i++)
            {
                lengths[i] = ProtobufReader.Varint(ref left);
                BinaryPrimitives.WriteUInt64LittleEndian(fixedLength, lengths[i]);
                crc = Crc32C.Extend(crc, fixedLength[..(lengths[i] <= uint.MaxValue ? sizeof(uint) : sizeof(ulong))]);
            }

            ReadOnlySpan<byte> lengthsCrc = ProtobufReader.Take(ref left, sizeof(uint));
            bool isWhole = BinaryPrimitives.ReadUInt32LittleEndian(lengthsCrc) == Crc32C.Mask(crc)
                && Crc32C.Mask(Crc32C.Extend(Crc32C.Extend(crc, lengthsCrc), left)) == entry.Crc;
            return isWhole ? Split(ref left, lengths, entry.Shape) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Tensor? Split(ref ReadOnlySpan<byte> left, ulong[] lengths, Shape shape)
    {
        Tensor strings = TensorAccess.Allocate(shape, DType.String);
        Span<TString> elements = TensorAccess.Write<TString>(strings);
        for (int i = 0; i < lengths.Length; i++)
        {
            elements[i] = new TString(ProtobufReader.Take(ref left, lengths[i]));
        }

        return left.IsEmpty ? strings : null;
    }
}
