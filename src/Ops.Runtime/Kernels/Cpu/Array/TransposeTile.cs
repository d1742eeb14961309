using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.Kernels;

/// <summary>Transposes tiles of four-byte elements in registers.</summary>
internal static class TransposeTile
{
    /// <summary>Elements of a tile that lie side by side in the source.</summary>
    public const int Rows = 4;

    /// <summary>Elements of a tile that lie side by side in the target.</summary>
    public const int Columns = 8;

    /// <summary>Whether this processor has the instructions.</summary>
    public static bool IsSupported => Sse.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Writes <c>target[i * targetStride + j] = source[j * sourceStride + i]</c> for i below 4 and j below 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(ref float source, nint sourceStride, ref float target, nint targetStride)
    {
        ref float second = ref Unsafe.Add(ref source, 4 * sourceStride);
        Quarter(
            ref source, sourceStride,
            out Vector128<float> left0, out Vector128<float> left1, out Vector128<float> left2, out Vector128<float> left3);
        Quarter(
            ref second, sourceStride,
            out Vector128<float> right0, out Vector128<float> right1, out Vector128<float> right2, out Vector128<float> right3);
        Store(left0, right0, ref target);
        Store(left1, right1, ref Unsafe.Add(ref target, targetStride));
        Store(left2, right2, ref Unsafe.Add(ref target, 2 * targetStride));
        Store(left3, right3, ref Unsafe.Add(ref target, 3 * targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<float> left, Vector128<float> right, ref float target) =>
        Vector256.Create(left, right).StoreUnsafe(ref target);

    // Four by four: pairs are interleaved first, and then pairs of pairs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(
        ref float source,
        nint stride,
        out Vector128<float> row0,
        out Vector128<float> row1,
        out Vector128<float> row2,
        out Vector128<float> row3)
    {
        Vector128<float> first = Vector128.LoadUnsafe(ref source);
        Vector128<float> second = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, stride));
        Vector128<float> third = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 2 * stride));
        Vector128<float> fourth = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 3 * stride));
        Vector128<float> evenLow = Low(first, third);
        Vector128<float> oddLow = Low(second, fourth);
        Vector128<float> evenHigh = High(first, third);
        Vector128<float> oddHigh = High(second, fourth);
        row0 = Low(evenLow, oddLow);
        row1 = High(evenLow, oddLow);
        row2 = Low(evenHigh, oddHigh);
        row3 = High(evenHigh, oddHigh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> x, Vector128<float> y) =>
        Sse.IsSupported ? Sse.UnpackLow(x, y) : AdvSimd.Arm64.ZipLow(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> x, Vector128<float> y) =>
        Sse.IsSupported ? Sse.UnpackHigh(x, y) : AdvSimd.Arm64.ZipHigh(x, y);
}
