using System.Buffers.Binary;
using System.Text;

namespace RawOpsNet.Checkpoints;

/// <summary>Reads the fields of one protobuf message in place; every length is held against what is left.</summary>
/// <remarks>Throws <see cref="FormatException"/> for bytes that are no message.</remarks>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _left = message;

    /// <summary>The number of the field that was read last.</summary>
    public int Field { get; private set; }

    /// <summary>A varint's or a fixed number's value.</summary>
    public ulong Number { get; private set; }

    /// <summary>What a field of bytes, a text or a message holds.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    public readonly int Int32 => (int)Number;

    /// <summary>Goes to the next field; false at the end.</summary>
    public bool Next()
    {
        if (_left.IsEmpty)
        {
            return false;
        }

        ulong tag = Varint(ref _left);
        Field = tag >> 3 is > 0 and <= int.MaxValue ? (int)(tag >> 3) : throw new FormatException($"There is no tag {tag}.");
        Number = 0;
        Bytes = default;
        switch (tag & 7)
        {
            case 0:
                Number = Varint(ref _left);
                break;
            case 1:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(ref _left, sizeof(ulong)));
                break;
            case 2:
                Bytes = Take(ref _left, Varint(ref _left));
                break;
            case 5:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(ref _left, sizeof(uint)));
                break;
            default:
                throw new FormatException($"Field {Field} has the wire type {tag & 7}.");
        }

        return true;
    }

    /// <summary>Reads a number of seven bits a byte and goes past it.</summary>
    public static ulong Varint(scoped ref ReadOnlySpan<byte> left)
    {
        ulong value = 0;
        for (int i = 0; i < left.Length && i < 10; i++)
        {
            byte part = left[i];
            value |= (ulong)(part & 0x7f) << (7 * i);
            if (part < 0x80)
            {
                left = left[(i + 1)..];
                return value;
            }
        }

        throw new FormatException("A varint does not end.");
    }

    /// <summary>Takes bytes from the front.</summary>
    public static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> left, ulong count)
    {
        if (count > (ulong)left.Length)
        {
            throw new FormatException($"{count} bytes should follow; {left.Length} are left.");
        }

        ReadOnlySpan<byte> taken = left[..(int)count];
        left = left[(int)count..];
        return taken;
    }
}
