using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.OpServices;

/// <summary>Moves the last few elements of an operand to a whole lane and back.</summary>
internal static unsafe class TailCopy
{
    /// <summary>The bytes of the widest lane.</summary>
    public const int Width = 64;

    /// <summary>Gives the first address from <paramref name="pointer"/> on where a lane crosses no cache line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Align(byte* pointer) => (byte*)(((nuint)pointer + Width - 1) & ~(nuint)(Width - 1));

    /// <summary>Copies up to 64 bytes to a lane whose other elements become zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void In(byte* source, byte* lane, int bytes)
    {
        if (Avx512BW.IsSupported)
        {
            Avx512BW.MaskLoad(source, First(bytes), Vector512<byte>.Zero).Store(lane);
            return;
        }

        Vector512<byte>.Zero.Store(lane);
        Unsafe.CopyBlockUnaligned(lane, source, (uint)bytes);
    }

    /// <summary>Copies up to 64 bytes from a lane, if they differ: an operand that the body only read is not written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Out(byte* lane, byte* destination, int bytes)
    {
        if (Avx512BW.IsSupported)
        {
            Vector512<byte> mask = First(bytes);
            Vector512<byte> value = Vector512.Load(lane);
            Vector512<byte> old = Avx512BW.MaskLoad(destination, mask, Vector512<byte>.Zero);
            if (((value ^ old) & mask) != Vector512<byte>.Zero)
            {
                Avx512BW.MaskStore(destination, mask, value);
            }

            return;
        }

        if (!new ReadOnlySpan<byte>(lane, bytes).SequenceEqual(new ReadOnlySpan<byte>(destination, bytes)))
        {
            Unsafe.CopyBlockUnaligned(destination, lane, (uint)bytes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> First(int bytes)
        => Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)bytes));
}
