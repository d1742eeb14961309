using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.Kernels;

/// <content>Transposes in 512-bit registers: 16 by 16 floats, 8 by 8 doubles.</content>
internal static unsafe partial class PanelTranspose
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Singles16(float* source, nint stride, nint rows, nint depth, float* target, nint width)
    {
        nint p = rows >= 16 ? WholeSingles16(source, stride, depth, target, width) : 0;
        for (; p + 16 <= depth; p += 16)
        {
            SinglesTile(source + p, stride, rows, Vector512<float>.AllBitsSet, target + (p * width), width);
        }

        nint rest = depth - p;
        if (rest > 0)
        {
            // Whole vectors are stored, so the last steps go by a tile of their own.
            float* tile = stackalloc float[256];
            Vector512<float> mask =
                Vector512.LessThan(Vector512.CreateSequence(0, 1), Vector512.Create((int)rest)).AsSingle();
            SinglesTile(source + p, stride, rows, mask, tile, 16);
            for (nint step = 0; step < rest; step++)
            {
                Vector512.Load(tile + (step * 16)).Store(target + ((p + step) * width));
            }
        }
    }

    // Tiles that no edge cuts, without a question or a mask; gives how far it came.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint WholeSingles16(float* source, nint stride, nint depth, float* target, nint width)
    {
        nint p = 0;
        for (; p + 16 <= depth; p += 16)
        {
            WholeQuarter(source, stride,
                out Vector512<float> q00, out Vector512<float> q01, out Vector512<float> q02, out Vector512<float> q03);
            WholeQuarter(source + (4 * stride), stride,
                out Vector512<float> q10, out Vector512<float> q11, out Vector512<float> q12, out Vector512<float> q13);
            WholeQuarter(source + (8 * stride), stride,
                out Vector512<float> q20, out Vector512<float> q21, out Vector512<float> q22, out Vector512<float> q23);
            WholeQuarter(source + (12 * stride), stride,
                out Vector512<float> q30, out Vector512<float> q31, out Vector512<float> q32, out Vector512<float> q33);
            Columns(q00, q10, q20, q30, target, 4 * width);
            Columns(q01, q11, q21, q31, target + width, 4 * width);
            Columns(q02, q12, q22, q32, target + (2 * width), 4 * width);
            Columns(q03, q13, q23, q33, target + (3 * width), 4 * width);
            source += 16;
            target += 16 * width;
        }

        return p;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WholeQuarter(
        float* source, nint stride,
        out Vector512<float> column0, out Vector512<float> column1, out Vector512<float> column2, out Vector512<float> column3) =>
        Quarter(
            Vector512.Load(source),
            Vector512.Load(source + stride),
            Vector512.Load(source + (2 * stride)),
            Vector512.Load(source + (3 * stride)),
            out column0, out column1, out column2, out column3);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Doubles8(double* source, nint stride, nint rows, nint depth, double* target, nint width)
    {
        nint p = 0;
        for (; p + 8 <= depth; p += 8)
        {
            DoublesTile(source + p, stride, rows, Vector512<double>.AllBitsSet, target + (p * width), width);
        }

        nint rest = depth - p;
        if (rest > 0)
        {
            // Whole vectors are stored, so the last steps go by a tile of their own.
            double* tile = stackalloc double[64];
            Vector512<double> mask =
                Vector512.LessThan(Vector512.CreateSequence(0L, 1L), Vector512.Create((long)rest)).AsDouble();
            DoublesTile(source + p, stride, rows, mask, tile, 8);
            for (nint step = 0; step < rest; step++)
            {
                Vector512.Load(tile + (step * 8)).Store(target + ((p + step) * width));
            }
        }
    }

    // Rows past the last one are zeros; the mask keeps the last steps from reading past a row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Load(float* source, nint stride, nint row, nint rows, Vector512<float> mask) =>
        row < rows ? Avx512F.MaskLoad(source + (row * stride), mask, Vector512<float>.Zero) : Vector512<float>.Zero;

    // Rows past the last one are zeros; the mask keeps the last steps from reading past a row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Load(double* source, nint stride, nint row, nint rows, Vector512<double> mask) =>
        row < rows ? Avx512F.MaskLoad(source + (row * stride), mask, Vector512<double>.Zero) : Vector512<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SinglesTile(
        float* source, nint stride, nint rows, Vector512<float> mask, float* target, nint width)
    {
        Quarter(source, stride, rows, mask,
            out Vector512<float> q00, out Vector512<float> q01, out Vector512<float> q02, out Vector512<float> q03);
        Quarter(source + (4 * stride), stride, rows - 4, mask,
            out Vector512<float> q10, out Vector512<float> q11, out Vector512<float> q12, out Vector512<float> q13);
        Quarter(source + (8 * stride), stride, rows - 8, mask,
            out Vector512<float> q20, out Vector512<float> q21, out Vector512<float> q22, out Vector512<float> q23);
        Quarter(source + (12 * stride), stride, rows - 12, mask,
            out Vector512<float> q30, out Vector512<float> q31, out Vector512<float> q32, out Vector512<float> q33);
        Columns(q00, q10, q20, q30, target, 4 * width);
        Columns(q01, q11, q21, q31, target + (1 * width), 4 * width);
        Columns(q02, q12, q22, q32, target + (2 * width), 4 * width);
        Columns(q03, q13, q23, q33, target + (3 * width), 4 * width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(
        float* source, nint stride, nint rows, Vector512<float> mask,
        out Vector512<float> column0, out Vector512<float> column1, out Vector512<float> column2, out Vector512<float> column3) =>
        Quarter(
            Load(source, stride, 0, rows, mask),
            Load(source, stride, 1, rows, mask),
            Load(source, stride, 2, rows, mask),
            Load(source, stride, 3, rows, mask),
            out column0, out column1, out column2, out column3);

    // Transposes 4 by 4 in each 128-bit lane: lane l of column c holds step 4l + c of four rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(
        Vector512<float> row0, Vector512<float> row1, Vector512<float> row2, Vector512<float> row3,
        out Vector512<float> column0, out Vector512<float> column1, out Vector512<float> column2, out Vector512<float> column3)
    {
        Vector512<double> low01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        Vector512<double> high23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        column0 = Avx512F.UnpackLow(low01, low23).AsSingle();
        column1 = Avx512F.UnpackHigh(low01, low23).AsSingle();
        column2 = Avx512F.UnpackLow(high01, high23).AsSingle();
        column3 = Avx512F.UnpackHigh(high01, high23).AsSingle();
    }

    // Stores steps c, c + 4, c + 8 and c + 12 of sixteen rows; 0x88 takes the even lanes of both, 0xdd the odd ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns(
        Vector512<float> rows0, Vector512<float> rows4, Vector512<float> rows8, Vector512<float> rows12,
        float* target, nint apart)
    {
        Vector512<float> even0 = Avx512F.Shuffle4x128(rows0, rows4, 0x88);
        Vector512<float> odd0 = Avx512F.Shuffle4x128(rows0, rows4, 0xdd);
        Vector512<float> even8 = Avx512F.Shuffle4x128(rows8, rows12, 0x88);
        Vector512<float> odd8 = Avx512F.Shuffle4x128(rows8, rows12, 0xdd);
        Avx512F.Shuffle4x128(even0, even8, 0x88).Store(target);
        Avx512F.Shuffle4x128(odd0, odd8, 0x88).Store(target + apart);
        Avx512F.Shuffle4x128(even0, even8, 0xdd).Store(target + (2 * apart));
        Avx512F.Shuffle4x128(odd0, odd8, 0xdd).Store(target + (3 * apart));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DoublesTile(
        double* source, nint stride, nint rows, Vector512<double> mask, double* target, nint width)
    {
        Pair(source, stride, rows, mask, out Vector512<double> even0, out Vector512<double> odd0);
        Pair(source + (2 * stride), stride, rows - 2, mask, out Vector512<double> even1, out Vector512<double> odd1);
        Pair(source + (4 * stride), stride, rows - 4, mask, out Vector512<double> even2, out Vector512<double> odd2);
        Pair(source + (6 * stride), stride, rows - 6, mask, out Vector512<double> even3, out Vector512<double> odd3);
        Columns(even0, even1, even2, even3, target, 2 * width);
        Columns(odd0, odd1, odd2, odd3, target + width, 2 * width);
    }

    // Transposes 2 by 2 in each 128-bit lane: lane l holds step 2l, or 2l + 1, of two rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(
        double* source, nint stride, nint rows, Vector512<double> mask, out Vector512<double> even, out Vector512<double> odd)
    {
        Vector512<double> row0 = Load(source, stride, 0, rows, mask);
        Vector512<double> row1 = Load(source, stride, 1, rows, mask);
        even = Avx512F.UnpackLow(row0, row1);
        odd = Avx512F.UnpackHigh(row0, row1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns(
        Vector512<double> rows0, Vector512<double> rows2, Vector512<double> rows4, Vector512<double> rows6,
        double* target, nint apart) =>
        Columns(rows0.AsSingle(), rows2.AsSingle(), rows4.AsSingle(), rows6.AsSingle(), (float*)target, 2 * apart);
}
