using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.OpServices;

/// <summary>Reads 16-bit elements into 32-bit ones and writes the lower halves back.</summary>
internal static unsafe class SixteenBits
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Load512(ushort* source)
        => Avx512F.IsSupported
            ? Avx512F.ConvertToVector512UInt32(Vector256.Load(source))
            : Vector512.Create(Load256(source), Load256(source + 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Load256(ushort* source)
        => Avx2.IsSupported
            ? Avx2.ConvertToVector256Int32(Vector128.Load(source)).AsUInt32()
            : Vector256.Create(Load128(source), Load128(source + 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Load128(ushort* source)
        => Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)source).AsUInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<uint> value, ushort* destination)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.ConvertToVector256UInt16(value).Store(destination);
        }
        else
        {
            Vector256.Narrow(value.GetLower(), value.GetUpper()).Store(destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<uint> value, ushort* destination)
        => Vector128.Narrow(value.GetLower(), value.GetUpper()).Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<uint> value, ushort* destination)
        => *(ulong*)destination = Vector128.Narrow(value, value).AsUInt64().ToScalar();
}
