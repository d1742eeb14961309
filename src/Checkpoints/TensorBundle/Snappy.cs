namespace RawOpsNet.Checkpoints;

/// <summary>Expands Snappy's raw format (google/snappy, format_description.txt), in which table blocks may stand.</summary>
internal static class Snappy
{
    // A copy of 64 bytes takes 3: no honest text expands more.
    private const int LargestGain = 22;

    /// <summary>Expands bytes; throws <see cref="FormatException"/> where they are damaged.</summary>
    public static byte[] Expand(ReadOnlySpan<byte> source)
    {
        ReadOnlySpan<byte> left = source;
        ulong length = ProtobufReader.Varint(ref left);
        if (length > (ulong)left.Length * LargestGain)
        {
            throw new FormatException($"{left.Length} bytes of Snappy cannot expand to {length}.");
        }

        byte[] target = new byte[length];
        int at = 0;
        while (!left.IsEmpty)
        {
            int tag = left[0];
            left = left[1..];
            at += (tag & 3) == 0 ? Literal(tag, ref left, target, at) : Copy(tag, ref left, target, at);
        }

        return at == target.Length
            ? target
            : throw new FormatException($"Snappy gave {at} bytes; {target.Length} were announced.");
    }

    private static int Literal(int tag, ref ReadOnlySpan<byte> left, byte[] target, int at)
    {
        long length = (tag >> 2) + 1;
        if (length > 60)
        {
            length = LittleEndian(ProtobufReader.Take(ref left, (ulong)(length - 60))) + 1;
        }

        ReadOnlySpan<byte> literal = ProtobufReader.Take(ref left, (ulong)length);
        if (literal.Length > target.Length - at)
        {
            throw new FormatException("A literal of Snappy runs past the end.");
        }

        literal.CopyTo(target.AsSpan(at));
        return literal.Length;
    }

    private static int Copy(int tag, ref ReadOnlySpan<byte> left, byte[] target, int at)
    {
        (int length, long offset) = (tag & 3) switch
        {
            1 => (4 + ((tag >> 2) & 7), ((long)(tag >> 5) << 8) | ProtobufReader.Take(ref left, 1)[0]),
            2 => ((tag >> 2) + 1, LittleEndian(ProtobufReader.Take(ref left, 2))),
            _ => ((tag >> 2) + 1, LittleEndian(ProtobufReader.Take(ref left, 4))),
        };
        if (offset == 0 || offset > at || length > target.Length - at)
        {
            throw new FormatException($"A copy of Snappy at {at} reaches {offset} bytes back for {length}.");
        }

        // Byte by byte: a copy may overlap what it writes.
        for (int i = 0; i < length; i++)
        {
            target[at + i] = target[at + i - (int)offset];
        }

        return length;
    }

    private static long LittleEndian(ReadOnlySpan<byte> bytes)
    {
        long value = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            value |= (long)bytes[i] << (8 * i);
        }

        return value;
    }
}
