using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>An operand as the loops see it.</summary>
internal unsafe struct OperandSlot
{
    /// <summary>The first element of the run, or 64 bytes filled with a broadcast scalar.</summary>
    public byte* Pointer;

    /// <summary>The bytes of an element.</summary>
    public int Size;

    /// <summary>Whether one element stands for the whole run.</summary>
    public bool IsScalar;

    /// <summary>Whether the body may write it.</summary>
    public bool IsWritten;

    /// <summary>
    /// Describes a tensor; of one element among more, it is a scalar whose pointer does not yet lead to a splat.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OperandSlot Of(Tensor tensor, long length, bool isWritten)
    {
        OperandSlot slot;
        slot.Pointer = (byte*)TensorAccess.Pointer(tensor);
        slot.Size = tensor.DType.Size;
        slot.IsScalar = tensor.Count == 1 && length != 1;
        slot.IsWritten = isWritten && !slot.IsScalar;
        return slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Operand AsOperand() => new(Pointer, IsScalar ? 0 : -1);

    /// <summary>Fills 64 bytes with one element.</summary>
    public static void Splat(byte* element, int size, byte* lane)
    {
        switch (size)
        {
            case 1: new Span<byte>(lane, 64).Fill(*element); break;
            case 2: new Span<ushort>(lane, 32).Fill(*(ushort*)element); break;
            case 4: new Span<uint>(lane, 16).Fill(*(uint*)element); break;
            case 8: new Span<ulong>(lane, 8).Fill(*(ulong*)element); break;
            default: new Span<UInt128>(lane, 4).Fill(*(UInt128*)element); break;
        }
    }
}
