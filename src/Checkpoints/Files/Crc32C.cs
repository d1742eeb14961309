using System.Buffers.Binary;
using System.Numerics;

namespace RawOpsNet.Checkpoints;

/// <summary>Computes the Castagnoli checksum that TensorFlow's files carry, and its mask (tsl/lib/hash/crc32c.h).</summary>
internal static class Crc32C
{
    public static uint Extend(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint state = ~crc;
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte value in bytes)
        {
            state = BitOperations.Crc32C(state, value);
        }

        return ~state;
    }

    /// <summary>Hides a checksum, so that the checksum of bytes that hold checksums means something.</summary>
    public static uint Mask(uint crc) => BitOperations.RotateRight(crc, 15) + 0xa282ead8;
}
