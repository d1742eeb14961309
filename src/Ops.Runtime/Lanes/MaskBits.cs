using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.OpServices;

/// <summary>Turns bools in memory into masks and back: an element of the mask is as wide as T, a bool one byte.</summary>
internal static unsafe class MaskBits
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load512<T>(byte* source)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == 1)
        {
            return (~Vector512.Equals(Vector512.Load(source), Vector512<byte>.Zero)).As<byte, T>();
        }

        if (Unsafe.SizeOf<T>() == 4 && Avx512F.IsSupported)
        {
            Vector512<int> wide = Avx512F.ConvertToVector512Int32(Vector128.Load(source));
            return Vector512.GreaterThan(wide, Vector512<int>.Zero).As<int, T>();
        }

        if (Unsafe.SizeOf<T>() == 8 && Avx512F.IsSupported)
        {
            Vector512<long> wide = Avx512F.ConvertToVector512Int64(Vector128.CreateScalarUnsafe(*(ulong*)source).AsByte());
            return Vector512.GreaterThan(wide, Vector512<long>.Zero).As<long, T>();
        }

        return Vector512.Create(Load256<T>(source), Load256<T>(source + Vector256<T>.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load256<T>(byte* source)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == 1)
        {
            return (~Vector256.Equals(Vector256.Load(source), Vector256<byte>.Zero)).As<byte, T>();
        }

        if (Unsafe.SizeOf<T>() == 2 && Avx2.IsSupported)
        {
            Vector256<short> wide = Avx2.ConvertToVector256Int16(Vector128.Load(source));
            return Vector256.GreaterThan(wide, Vector256<short>.Zero).As<short, T>();
        }

        if (Unsafe.SizeOf<T>() == 4 && Avx2.IsSupported)
        {
            Vector256<int> wide = Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(*(ulong*)source).AsByte());
            return Vector256.GreaterThan(wide, Vector256<int>.Zero).As<int, T>();
        }

        return Vector256.Create(Load128<T>(source), Load128<T>(source + Vector128<T>.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load128<T>(byte* source)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == 1)
        {
            return (~Vector128.Equals(Vector128.Load(source), Vector128<byte>.Zero)).As<byte, T>();
        }

        if (Unsafe.SizeOf<T>() == 2)
        {
            Vector128<ushort> wide = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)source).AsByte());
            return (~Vector128.Equals(wide, Vector128<ushort>.Zero)).As<ushort, T>();
        }

        if (Unsafe.SizeOf<T>() == 4)
        {
            Vector128<byte> four = Vector128.CreateScalarUnsafe(*(uint*)source).AsByte();
            Vector128<uint> wide = Vector128.WidenLower(Vector128.WidenLower(four));
            return (~Vector128.Equals(wide, Vector128<uint>.Zero)).As<uint, T>();
        }

        return Vector128.Create(source[0] != 0 ? -1L : 0, source[1] != 0 ? -1L : 0).As<long, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store512<T>(Vector512<T> mask, byte* destination)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == 1)
        {
            (mask.AsByte() & Vector512<byte>.One).Store(destination);
        }
        else if (Unsafe.SizeOf<T>() == 4 && Avx512F.IsSupported)
        {
            (Avx512F.ConvertToVector128Byte(mask.AsUInt32()) & Vector128<byte>.One).Store(destination);
        }
        else if (Unsafe.SizeOf<T>() == 8 && Avx512F.IsSupported)
        {
            Vector128<byte> narrow = Avx512F.ConvertToVector128Byte(mask.AsUInt64()) & Vector128<byte>.One;
            *(ulong*)destination = narrow.AsUInt64().ToScalar();
        }
        else
        {
            Store256(mask.GetLower(), destination);
            Store256(mask.GetUpper(), destination + Vector256<T>.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store256<T>(Vector256<T> mask, byte* destination)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == 1)
        {
            (mask.AsByte() & Vector256<byte>.One).Store(destination);
        }
        else if (Unsafe.SizeOf<T>() == 4)
        {
            *(ulong*)destination = Spread(mask.ExtractMostSignificantBits());
        }
        else
        {
            Store128(mask.GetLower(), destination);
            Store128(mask.GetUpper(), destination + Vector128<T>.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store128<T>(Vector128<T> mask, byte* destination)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == 1)
        {
            (mask.AsByte() & Vector128<byte>.One).Store(destination);
            return;
        }

        ulong bools = Spread(mask.ExtractMostSignificantBits());

        if (Unsafe.SizeOf<T>() == 2)
        {
            *(ulong*)destination = bools;
        }
        else if (Unsafe.SizeOf<T>() == 4)
        {
            *(uint*)destination = (uint)bools;
        }
        else
        {
            *(ushort*)destination = (ushort)bools;
        }
    }

    /// <summary>Puts each of eight bits into a byte of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(uint bits)
    {
        ulong single = (bits * 0x0101010101010101UL) & 0x8040201008040201UL;
        return ((single + 0x7F7F7F7F7F7F7F7FUL) >> 7) & 0x0101010101010101UL;
    }
}
