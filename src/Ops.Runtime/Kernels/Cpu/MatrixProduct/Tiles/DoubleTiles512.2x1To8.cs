using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.Kernels;

// Emitted by TileEmitter; change it there.
internal unsafe partial struct DoubleTiles512
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows1Vectors2(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        TileStore.Prefetch(c, call, 1);
        Vector512<double> c0_0 = Vector512<double>.Zero; Vector512<double> c0_1 = Vector512<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector512<double> b0 = Vector512.Load(b);
                Vector512<double> b1 = Vector512.Load(b + 8);
                Vector512<double> x0 = Vector512.Create(a0[0]);
                c0_0 = Vector512.MultiplyAddEstimate(x0, b0, c0_0);
                c0_1 = Vector512.MultiplyAddEstimate(x0, b1, c0_1);
                a0 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0, c0_1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows2Vectors2(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        TileStore.Prefetch(c, call, 2);
        Vector512<double> c0_0 = Vector512<double>.Zero; Vector512<double> c0_1 = Vector512<double>.Zero;
        Vector512<double> c1_0 = Vector512<double>.Zero; Vector512<double> c1_1 = Vector512<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector512<double> b0 = Vector512.Load(b);
                Vector512<double> b1 = Vector512.Load(b + 8);
                Vector512<double> x0 = Vector512.Create(a0[0]);
                c0_0 = Vector512.MultiplyAddEstimate(x0, b0, c0_0);
                c0_1 = Vector512.MultiplyAddEstimate(x0, b1, c0_1);
                Vector512<double> x1 = Vector512.Create(a0[row1]);
                c1_0 = Vector512.MultiplyAddEstimate(x1, b0, c1_0);
                c1_1 = Vector512.MultiplyAddEstimate(x1, b1, c1_1);
                a0 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0, c0_1);
        TileStore.Row(c + (1 * cStride), call, c1_0, c1_1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows3Vectors2(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        TileStore.Prefetch(c, call, 3);
        Vector512<double> c0_0 = Vector512<double>.Zero; Vector512<double> c0_1 = Vector512<double>.Zero;
        Vector512<double> c1_0 = Vector512<double>.Zero; Vector512<double> c1_1 = Vector512<double>.Zero;
        Vector512<double> c2_0 = Vector512<double>.Zero; Vector512<double> c2_1 = Vector512<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector512<double> b0 = Vector512.Load(b);
                Vector512<double> b1 = Vector512.Load(b + 8);
                Vector512<double> x0 = Vector512.Create(a0[0]);
                c0_0 = Vector512.MultiplyAddEstimate(x0, b0, c0_0);
                c0_1 = Vector512.MultiplyAddEstimate(x0, b1, c0_1);
                Vector512<double> x1 = Vector512.Create(a0[row1]);
                c1_0 = Vector512.MultiplyAddEstimate(x1, b0, c1_0);
                c1_1 = Vector512.MultiplyAddEstimate(x1, b1, c1_1);
                Vector512<double> x2 = Vector512.Create(a0[row2]);
                c2_0 = Vector512.MultiplyAddEstimate(x2, b0, c2_0);
                c2_1 = Vector512.MultiplyAddEstimate(x2, b1, c2_1);
                a0 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0, c0_1);
        TileStore.Row(c + (1 * cStride), call, c1_0, c1_1);
        TileStore.Row(c + (2 * cStride), call, c2_0, c2_1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows4Vectors2(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        nint row3 = 3 * row1;
        TileStore.Prefetch(c, call, 4);
        Vector512<double> c0_0 = Vector512<double>.Zero; Vector512<double> c0_1 = Vector512<double>.Zero;
        Vector512<double> c1_0 = Vector512<double>.Zero; Vector512<double> c1_1 = Vector512<double>.Zero;
        Vector512<double> c2_0 = Vector512<double>.Zero; Vector512<double> c2_1 = Vector512<double>.Zero;
        Vector512<double> c3_0 = Vector512<double>.Zero; Vector512<double> c3_1 = Vector512<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector512<double> b0 = Vector512.Load(b);
                Vector512<double> b1 = Vector512.Load(b + 8);
                Vector512<double> x0 = Vector512.Create(a0[0]);
                c0_0 = Vector512.MultiplyAddEstimate(x0, b0, c0_0);
                c0_1 = Vector512.MultiplyAddEstimate(x0, b1, c0_1);
                Vector512<double> x1 = Vector512.Create(a0[row1]);
                c1_0 = Vector512.MultiplyAddEstimate(x1, b0, c1_0);
                c1_1 = Vector512.MultiplyAddEstimate(x1, b1, c1_1);
                Vector512<double> x2 = Vector512.Create(a0[row2]);
                c2_0 = Vector512.MultiplyAddEstimate(x2, b0, c2_0);
                c2_1 = Vector512.MultiplyAddEstimate(x2, b1, c2_1);
                Vector512<double> x3 = Vector512.Create(a0[row3]);
                c3_0 = Vector512.MultiplyAddEstimate(x3, b0, c3_0);
                c3_1 = Vector512.MultiplyAddEstimate(x3, b1, c3_1);
                a0 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0, c0_1);
        TileStore.Row(c + (1 * cStride), call, c1_0, c1_1);
        TileStore.Row(c + (2 * cStride), call, c2_0, c2_1);
        TileStore.Row(c + (3 * cStride), call, c3_0, c3_1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows5Vectors2(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        nint row3 = 3 * row1;
        nint row4 = 4 * row1;
        TileStore.Prefetch(c, call, 5);
        Vector512<double> c0_0 = Vector512<double>.Zero; Vector512<double> c0_1 = Vector512<double>.Zero;
        Vector512<double> c1_0 = Vector512<double>.Zero; Vector512<double> c1_1 = Vector512<double>.Zero;
        Vector512<double> c2_0 = Vector512<double>.Zero; Vector512<double> c2_1 = Vector512<double>.Zero;
        Vector512<double> c3_0 = Vector512<double>.Zero; Vector512<double> c3_1 = Vector512<double>.Zero;
        Vector512<double> c4_0 = Vector512<double>.Zero; Vector512<double> c4_1 = Vector512<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector512<double> b0 = Vector512.Load(b);
                Vector512<double> b1 = Vector512.Load(b + 8);
                Vector512<double> x0 = Vector512.Create(a0[0]);
                c0_0 = Vector512.MultiplyAddEstimate(x0, b0, c0_0);
                c0_1 = Vector512.MultiplyAddEstimate(x0, b1, c0_1);
                Vector512<double> x1 = Vector512.Create(a0[row1]);
                c1_0 = Vector512.MultiplyAddEstimate(x1, b0, c1_0);
                c1_1 = Vector512.MultiplyAddEstimate(x1, b1, c1_1);
                Vector512<double> x2 = Vector512.Create(a0[row2]);
                c2_0 = Vector512.MultiplyAddEstimate(x2, b0, c2_0);
                c2_1 = Vector512.MultiplyAddEstimate(x2, b1, c2_1);
                Vector512<double> x3 = Vector512.Create(a0[row3]);
                c3_0 = Vector512.MultiplyAddEstimate(x3, b0, c3_0);
                c3_1 = Vector512.MultiplyAddEstimate(x3, b1, c3_1);
                Vector512<double> x4 = Vector512.Create(a0[row4]);
                c4_0 = Vector512.MultiplyAddEstimate(x4, b0, c4_0);
                c4_1 = Vector512.MultiplyAddEstimate(x4, b1, c4_1);
                a0 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0, c0_1);
        TileStore.Row(c + (1 * cStride), call, c1_0, c1_1);
        TileStore.Row(c + (2 * cStride), call, c2_0, c2_1);
        TileStore.Row(c + (3 * cStride), call, c3_0, c3_1);
        TileStore.Row(c + (4 * cStride), call, c4_0, c4_1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows6Vectors2(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        nint row3 = 3 * row1;
        nint row4 = 4 * row1;
        TileStore.Prefetch(c, call, 6);
        Vector512<double> c0_0 = Vector512<double>.Zero; Vector512<double> c0_1 = Vector512<double>.Zero;
        Vector512<double> c1_0 = Vector512<double>.Zero; Vector512<double> c1_1 = Vector512<double>.Zero;
        Vector512<double> c2_0 = Vector512<double>.Zero; Vector512<double> c2_1 = Vector512<double>.Zero;
        Vector512<double> c3_0 = Vector512<double>.Zero; Vector512<double> c3_1 = Vector512<double>.Zero;
        Vector512<double> c4_0 = Vector512<double>.Zero; Vector512<double> c4_1 = Vector512<double>.Zero;
        Vector512<double> c5_0 = Vector512<double>.Zero; Vector512<double> c5_1 = Vector512<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* a1 = a0 + (5 * row1);
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector512<double> b0 = Vector512.Load(b);
                Vector512<double> b1 = Vector512.Load(b + 8);
                Vector512<double> x0 = Vector512.Create(a0[0]);
                c0_0 = Vector512.MultiplyAddEstimate(x0, b0, c0_0);
                c0_1 = Vector512.MultiplyAddEstimate(x0, b1, c0_1);
                Vector512<double> x1 = Vector512.Create(a0[row1]);
                c1_0 = Vector512.MultiplyAddEstimate(x1, b0, c1_0);
                c1_1 = Vector512.MultiplyAddEstimate(x1, b1, c1_1);
                Vector512<double> x2 = Vector512.Create(a0[row2]);
                c2_0 = Vector512.MultiplyAddEstimate(x2, b0, c2_0);
                c2_1 = Vector512.MultiplyAddEstimate(x2, b1, c2_1);
                Vector512<double> x3 = Vector512.Create(a0[row3]);
                c3_0 = Vector512.MultiplyAddEstimate(x3, b0, c3_0);
                c3_1 = Vector512.MultiplyAddEstimate(x3, b1, c3_1);
                Vector512<double> x4 = Vector512.Create(a0[row4]);
                c4_0 = Vector512.MultiplyAddEstimate(x4, b0, c4_0);
                c4_1 = Vector512.MultiplyAddEstimate(x4, b1, c4_1);
                Vector512<double> x5 = Vector512.Create(a1[0]);
                c5_0 = Vector512.MultiplyAddEstimate(x5, b0, c5_0);
                c5_1 = Vector512.MultiplyAddEstimate(x5, b1, c5_1);
                a0 += aStep;
                a1 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0, c0_1);
        TileStore.Row(c + (1 * cStride), call, c1_0, c1_1);
        TileStore.Row(c + (2 * cStride), call, c2_0, c2_1);
        TileStore.Row(c + (3 * cStride), call, c3_0, c3_1);
        TileStore.Row(c + (4 * cStride), call, c4_0, c4_1);
        TileStore.Row(c + (5 * cStride), call, c5_0, c5_1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows7Vectors2(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        nint row3 = 3 * row1;
        nint row4 = 4 * row1;
        TileStore.Prefetch(c, call, 7);
        Vector512<double> c0_0 = Vector512<double>.Zero; Vector512<double> c0_1 = Vector512<double>.Zero;
        Vector512<double> c1_0 = Vector512<double>.Zero; Vector512<double> c1_1 = Vector512<double>.Zero;
        Vector512<double> c2_0 = Vector512<double>.Zero; Vector512<double> c2_1 = Vector512<double>.Zero;
        Vector512<double> c3_0 = Vector512<double>.Zero; Vector512<double> c3_1 = Vector512<double>.Zero;
        Vector512<double> c4_0 = Vector512<double>.Zero; Vector512<double> c4_1 = Vector512<double>.Zero;
        Vector512<double> c5_0 = Vector512<double>.Zero; Vector512<double> c5_1 = Vector512<double>.Zero;
        Vector512<double> c6_0 = Vector512<double>.Zero; Vector512<double> c6_1 = Vector512<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* a1 = a0 + (5 * row1);
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector512<double> b0 = Vector512.Load(b);
                Vector512<double> b1 = Vector512.Load(b + 8);
                Vector512<double> x0 = Vector512.Create(a0[0]);
                c0_0 = Vector512.MultiplyAddEstimate(x0, b0, c0_0);
                c0_1 = Vector512.MultiplyAddEstimate(x0, b1, c0_1);
                Vector512<double> x1 = Vector512.Create(a0[row1]);
                c1_0 = Vector512.MultiplyAddEstimate(x1, b0, c1_0);
                c1_1 = Vector512.MultiplyAddEstimate(x1, b1, c1_1);
                Vector512<double> x2 = Vector512.Create(a0[row2]);
                c2_0 = Vector512.MultiplyAddEstimate(x2, b0, c2_0);
                c2_1 = Vector512.MultiplyAddEstimate(x2, b1, c2_1);
                Vector512<double> x3 = Vector512.Create(a0[row3]);
                c3_0 = Vector512.MultiplyAddEstimate(x3, b0, c3_0);
                c3_1 = Vector512.MultiplyAddEstimate(x3, b1, c3_1);
                Vector512<double> x4 = Vector512.Create(a0[row4]);
                c4_0 = Vector512.MultiplyAddEstimate(x4, b0, c4_0);
                c4_1 = Vector512.MultiplyAddEstimate(x4, b1, c4_1);
                Vector512<double> x5 = Vector512.Create(a1[0]);
                c5_0 = Vector512.MultiplyAddEstimate(x5, b0, c5_0);
                c5_1 = Vector512.MultiplyAddEstimate(x5, b1, c5_1);
                Vector512<double> x6 = Vector512.Create(a1[row1]);
                c6_0 = Vector512.MultiplyAddEstimate(x6, b0, c6_0);
                c6_1 = Vector512.MultiplyAddEstimate(x6, b1, c6_1);
                a0 += aStep;
                a1 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0, c0_1);
        TileStore.Row(c + (1 * cStride), call, c1_0, c1_1);
        TileStore.Row(c + (2 * cStride), call, c2_0, c2_1);
        TileStore.Row(c + (3 * cStride), call, c3_0, c3_1);
        TileStore.Row(c + (4 * cStride), call, c4_0, c4_1);
        TileStore.Row(c + (5 * cStride), call, c5_0, c5_1);
        TileStore.Row(c + (6 * cStride), call, c6_0, c6_1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows8Vectors2(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        nint row3 = 3 * row1;
        nint row4 = 4 * row1;
        TileStore.Prefetch(c, call, 8);
        Vector512<double> c0_0 = Vector512<double>.Zero; Vector512<double> c0_1 = Vector512<double>.Zero;
        Vector512<double> c1_0 = Vector512<double>.Zero; Vector512<double> c1_1 = Vector512<double>.Zero;
        Vector512<double> c2_0 = Vector512<double>.Zero; Vector512<double> c2_1 = Vector512<double>.Zero;
        Vector512<double> c3_0 = Vector512<double>.Zero; Vector512<double> c3_1 = Vector512<double>.Zero;
        Vector512<double> c4_0 = Vector512<double>.Zero; Vector512<double> c4_1 = Vector512<double>.Zero;
        Vector512<double> c5_0 = Vector512<double>.Zero; Vector512<double> c5_1 = Vector512<double>.Zero;
        Vector512<double> c6_0 = Vector512<double>.Zero; Vector512<double> c6_1 = Vector512<double>.Zero;
        Vector512<double> c7_0 = Vector512<double>.Zero; Vector512<double> c7_1 = Vector512<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* a1 = a0 + (5 * row1);
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector512<double> b0 = Vector512.Load(b);
                Vector512<double> b1 = Vector512.Load(b + 8);
                Vector512<double> x0 = Vector512.Create(a0[0]);
                c0_0 = Vector512.MultiplyAddEstimate(x0, b0, c0_0);
                c0_1 = Vector512.MultiplyAddEstimate(x0, b1, c0_1);
                Vector512<double> x1 = Vector512.Create(a0[row1]);
                c1_0 = Vector512.MultiplyAddEstimate(x1, b0, c1_0);
                c1_1 = Vector512.MultiplyAddEstimate(x1, b1, c1_1);
                Vector512<double> x2 = Vector512.Create(a0[row2]);
                c2_0 = Vector512.MultiplyAddEstimate(x2, b0, c2_0);
                c2_1 = Vector512.MultiplyAddEstimate(x2, b1, c2_1);
                Vector512<double> x3 = Vector512.Create(a0[row3]);
                c3_0 = Vector512.MultiplyAddEstimate(x3, b0, c3_0);
                c3_1 = Vector512.MultiplyAddEstimate(x3, b1, c3_1);
                Vector512<double> x4 = Vector512.Create(a0[row4]);
                c4_0 = Vector512.MultiplyAddEstimate(x4, b0, c4_0);
                c4_1 = Vector512.MultiplyAddEstimate(x4, b1, c4_1);
                Vector512<double> x5 = Vector512.Create(a1[0]);
                c5_0 = Vector512.MultiplyAddEstimate(x5, b0, c5_0);
                c5_1 = Vector512.MultiplyAddEstimate(x5, b1, c5_1);
                Vector512<double> x6 = Vector512.Create(a1[row1]);
                c6_0 = Vector512.MultiplyAddEstimate(x6, b0, c6_0);
                c6_1 = Vector512.MultiplyAddEstimate(x6, b1, c6_1);
                Vector512<double> x7 = Vector512.Create(a1[row2]);
                c7_0 = Vector512.MultiplyAddEstimate(x7, b0, c7_0);
                c7_1 = Vector512.MultiplyAddEstimate(x7, b1, c7_1);
                a0 += aStep;
                a1 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0, c0_1);
        TileStore.Row(c + (1 * cStride), call, c1_0, c1_1);
        TileStore.Row(c + (2 * cStride), call, c2_0, c2_1);
        TileStore.Row(c + (3 * cStride), call, c3_0, c3_1);
        TileStore.Row(c + (4 * cStride), call, c4_0, c4_1);
        TileStore.Row(c + (5 * cStride), call, c5_0, c5_1);
        TileStore.Row(c + (6 * cStride), call, c6_0, c6_1);
        TileStore.Row(c + (7 * cStride), call, c7_0, c7_1);
    }
}
