using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.Kernels;

/// <summary>Stores the rows of a tile; vectors of 512 bits store only the columns that C has.</summary>
/// <remarks>
/// Nothing here may be a call that is not inlined: accumulators that live across a call are spilled at every step of
/// the tile's loop (measured: 58 instead of 130 GFLOP/s).
/// </remarks>
internal static unsafe class TileStore
{
    /// <summary>Asks for the tile's rows of C before they are stored, so that the stores at the end do not wait.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(T* c, TileProduct* call, int rows)
        where T : unmanaged, INumberBase<T>
    {
        // Over a few steps the rows cannot arrive in time, and asking costs more than it saves.
        if (Sse.IsSupported && call->Depth >= 32)
        {
            for (int row = 0; row < rows; row++)
            {
                Sse.Prefetch0(c);
                Sse.Prefetch0((byte*)c + 64);
                c += call->CStride;
            }
        }
    }

    /// <summary>Stores or adds one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row<T>(T* c, TileProduct* call, Vector512<T> sum)
        where T : unmanaged, INumberBase<T>
    {
        if (call->Tail != Vector512<T>.Count)
        {
            Part(c, call, sum);
            return;
        }

        (call->Accumulate ? Vector512.Load(c) + sum : sum).Store(c);
    }

    /// <summary>Stores or adds two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row<T>(T* c, TileProduct* call, Vector512<T> low, Vector512<T> high)
        where T : unmanaged, INumberBase<T>
    {
        (call->Accumulate ? Vector512.Load(c) + low : low).Store(c);
        Row(c + Vector512<T>.Count, call, high);
    }

    /// <summary>Stores or adds one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row<T>(T* c, TileProduct* call, Vector256<T> sum)
        where T : unmanaged, INumberBase<T>
    {
        (call->Accumulate ? Vector256.Load(c) + sum : sum).Store(c);
    }

    /// <summary>Stores or adds two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row<T>(T* c, TileProduct* call, Vector256<T> low, Vector256<T> high)
        where T : unmanaged, INumberBase<T>
    {
        (call->Accumulate ? Vector256.Load(c) + low : low).Store(c);
        Row(c + Vector256<T>.Count, call, high);
    }

    /// <summary>Stores or adds one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row<T>(T* c, TileProduct* call, Vector128<T> sum)
        where T : unmanaged, INumberBase<T>
    {
        (call->Accumulate ? Vector128.Load(c) + sum : sum).Store(c);
    }

    /// <summary>Stores or adds two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row<T>(T* c, TileProduct* call, Vector128<T> low, Vector128<T> high)
        where T : unmanaged, INumberBase<T>
    {
        (call->Accumulate ? Vector128.Load(c) + low : low).Store(c);
        Row(c + Vector128<T>.Count, call, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Part<T>(T* c, TileProduct* call, Vector512<T> sum)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(float))
        {
            Vector512<float> mask =
                Vector512.LessThan(Vector512.CreateSequence(0, 1), Vector512.Create(call->Tail)).AsSingle();
            Vector512<float> all = sum.AsSingle();
            if (call->Accumulate)
            {
                all += Avx512F.MaskLoad((float*)c, mask, Vector512<float>.Zero);
            }

            Avx512F.MaskStore((float*)c, mask, all);
        }
        else
        {
            Vector512<double> mask =
                Vector512.LessThan(Vector512.CreateSequence(0L, 1L), Vector512.Create((long)call->Tail)).AsDouble();
            Vector512<double> all = sum.AsDouble();
            if (call->Accumulate)
            {
                all += Avx512F.MaskLoad((double*)c, mask, Vector512<double>.Zero);
            }

            Avx512F.MaskStore((double*)c, mask, all);
        }
    }
}
