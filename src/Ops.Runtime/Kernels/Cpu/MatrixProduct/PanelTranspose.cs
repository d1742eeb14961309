using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.Kernels;

/// <summary>Packs panels of a transposed B: its stored rows become columns.</summary>
internal static unsafe partial class PanelTranspose
{
    /// <summary>
    /// Writes <c>target[p * width + i] = source[i * stride + p]</c> for i below <paramref name="rows"/>, and zeros for the
    /// other i below <paramref name="width"/>.
    /// </summary>
    /// <param name="source">First element.</param>
    /// <param name="stride">Elements between rows of the source.</param>
    /// <param name="rows">Rows of the source: columns of the panel.</param>
    /// <param name="depth">Elements of each row: rows of the panel.</param>
    /// <param name="target">The panel.</param>
    /// <param name="width">Elements of a row of the panel.</param>
    public static void Panel<T>(T* source, nint stride, nint rows, nint depth, T* target, nint width)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float) && Avx512F.IsSupported && width % 16 == 0)
        {
            for (nint row = 0; row < width; row += 16)
            {
                Singles16((float*)source + (row * stride), stride, rows - row, depth, (float*)target + row, width);
            }
        }
        else if (typeof(T) == typeof(double) && Avx512F.IsSupported && width % 8 == 0)
        {
            for (nint row = 0; row < width; row += 8)
            {
                Doubles8((double*)source + (row * stride), stride, rows - row, depth, (double*)target + row, width);
            }
        }
        else if (typeof(T) == typeof(float) && (Sse.IsSupported || AdvSimd.Arm64.IsSupported))
        {
            nint whole = rows & ~3;
            for (nint row = 0; row < whole; row += 4)
            {
                Singles4((float*)source + (row * stride), stride, depth, (float*)target + row, width);
            }

            Elements(source + (whole * stride), stride, rows - whole, depth, target + whole, width, width - whole);
        }
        else
        {
            Elements(source, stride, rows, depth, target, width, width);
        }
    }

    // Eight steps of each row at a time: a line of the source is used up while it is in the cache.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Elements<T>(T* source, nint stride, nint rows, nint depth, T* target, nint width, nint filled)
        where T : unmanaged
    {
        for (nint first = 0; first < depth; first += 8)
        {
            nint last = Math.Min(first + 8, depth);
            for (nint row = 0; row < filled; row++)
            {
                for (nint p = first; p < last; p++)
                {
                    target[(p * width) + row] = row < rows ? source[(row * stride) + p] : default;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Singles4(float* source, nint stride, nint depth, float* target, nint width)
    {
        nint p = 0;
        for (; p + 4 <= depth; p += 4)
        {
            float* from = source + p;
            Vector128<float> row0 = Vector128.Load(from);
            Vector128<float> row1 = Vector128.Load(from + stride);
            Vector128<float> row2 = Vector128.Load(from + (2 * stride));
            Vector128<float> row3 = Vector128.Load(from + (3 * stride));
            Vector128<double> low01 = Low(row0, row1).AsDouble();
            Vector128<double> high01 = High(row0, row1).AsDouble();
            Vector128<double> low23 = Low(row2, row3).AsDouble();
            Vector128<double> high23 = High(row2, row3).AsDouble();
            float* to = target + (p * width);
            Vector128.Create(low01.GetLower(), low23.GetLower()).AsSingle().Store(to);
            Vector128.Create(low01.GetUpper(), low23.GetUpper()).AsSingle().Store(to + width);
            Vector128.Create(high01.GetLower(), high23.GetLower()).AsSingle().Store(to + (2 * width));
            Vector128.Create(high01.GetUpper(), high23.GetUpper()).AsSingle().Store(to + (3 * width));
        }

        for (; p < depth; p++)
        {
            for (nint row = 0; row < 4; row++)
            {
                target[(p * width) + row] = source[(row * stride) + p];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> x, Vector128<float> y) =>
        Sse.IsSupported ? Sse.UnpackLow(x, y) : AdvSimd.Arm64.ZipLow(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> x, Vector128<float> y) =>
        Sse.IsSupported ? Sse.UnpackHigh(x, y) : AdvSimd.Arm64.ZipHigh(x, y);
}
