using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.Kernels;

// Emitted by TileEmitter; change it there.
internal unsafe partial struct SingleTiles512
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows12Vectors2(TileProduct* call, float* aBase, float* bBase, float* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        nint row3 = 3 * row1;
        nint row4 = 4 * row1;
        TileStore.Prefetch(c, call, 12);
        Vector512<float> c0_0 = Vector512<float>.Zero; Vector512<float> c0_1 = Vector512<float>.Zero;
        Vector512<float> c1_0 = Vector512<float>.Zero; Vector512<float> c1_1 = Vector512<float>.Zero;
        Vector512<float> c2_0 = Vector512<float>.Zero; Vector512<float> c2_1 = Vector512<float>.Zero;
        Vector512<float> c3_0 = Vector512<float>.Zero; Vector512<float> c3_1 = Vector512<float>.Zero;
        Vector512<float> c4_0 = Vector512<float>.Zero; Vector512<float> c4_1 = Vector512<float>.Zero;
        Vector512<float> c5_0 = Vector512<float>.Zero; Vector512<float> c5_1 = Vector512<float>.Zero;
        Vector512<float> c6_0 = Vector512<float>.Zero; Vector512<float> c6_1 = Vector512<float>.Zero;
        Vector512<float> c7_0 = Vector512<float>.Zero; Vector512<float> c7_1 = Vector512<float>.Zero;
        Vector512<float> c8_0 = Vector512<float>.Zero; Vector512<float> c8_1 = Vector512<float>.Zero;
        Vector512<float> c9_0 = Vector512<float>.Zero; Vector512<float> c9_1 = Vector512<float>.Zero;
        Vector512<float> c10_0 = Vector512<float>.Zero; Vector512<float> c10_1 = Vector512<float>.Zero;
        Vector512<float> c11_0 = Vector512<float>.Zero; Vector512<float> c11_1 = Vector512<float>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            float* a0 = aBase + call->AOffsets[block];
            float* a1 = a0 + (5 * row1);
            float* a2 = a0 + (10 * row1);
            float* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector512<float> b0 = Vector512.Load(b);
                Vector512<float> b1 = Vector512.Load(b + 16);
                Vector512<float> x0 = Vector512.Create(a0[0]);
                c0_0 = Vector512.MultiplyAddEstimate(x0, b0, c0_0);
                c0_1 = Vector512.MultiplyAddEstimate(x0, b1, c0_1);
                Vector512<float> x1 = Vector512.Create(a0[row1]);
                c1_0 = Vector512.MultiplyAddEstimate(x1, b0, c1_0);
                c1_1 = Vector512.MultiplyAddEstimate(x1, b1, c1_1);
                Vector512<float> x2 = Vector512.Create(a0[row2]);
                c2_0 = Vector512.MultiplyAddEstimate(x2, b0, c2_0);
                c2_1 = Vector512.MultiplyAddEstimate(x2, b1, c2_1);
                Vector512<float> x3 = Vector512.Create(a0[row3]);
                c3_0 = Vector512.MultiplyAddEstimate(x3, b0, c3_0);
                c3_1 = Vector512.MultiplyAddEstimate(x3, b1, c3_1);
                Vector512<float> x4 = Vector512.Create(a0[row4]);
                c4_0 = Vector512.MultiplyAddEstimate(x4, b0, c4_0);
                c4_1 = Vector512.MultiplyAddEstimate(x4, b1, c4_1);
                Vector512<float> x5 = Vector512.Create(a1[0]);
                c5_0 = Vector512.MultiplyAddEstimate(x5, b0, c5_0);
                c5_1 = Vector512.MultiplyAddEstimate(x5, b1, c5_1);
                Vector512<float> x6 = Vector512.Create(a1[row1]);
                c6_0 = Vector512.MultiplyAddEstimate(x6, b0, c6_0);
                c6_1 = Vector512.MultiplyAddEstimate(x6, b1, c6_1);
                Vector512<float> x7 = Vector512.Create(a1[row2]);
                c7_0 = Vector512.MultiplyAddEstimate(x7, b0, c7_0);
                c7_1 = Vector512.MultiplyAddEstimate(x7, b1, c7_1);
                Vector512<float> x8 = Vector512.Create(a1[row3]);
                c8_0 = Vector512.MultiplyAddEstimate(x8, b0, c8_0);
                c8_1 = Vector512.MultiplyAddEstimate(x8, b1, c8_1);
                Vector512<float> x9 = Vector512.Create(a1[row4]);
                c9_0 = Vector512.MultiplyAddEstimate(x9, b0, c9_0);
                c9_1 = Vector512.MultiplyAddEstimate(x9, b1, c9_1);
                Vector512<float> x10 = Vector512.Create(a2[0]);
                c10_0 = Vector512.MultiplyAddEstimate(x10, b0, c10_0);
                c10_1 = Vector512.MultiplyAddEstimate(x10, b1, c10_1);
                Vector512<float> x11 = Vector512.Create(a2[row1]);
                c11_0 = Vector512.MultiplyAddEstimate(x11, b0, c11_0);
                c11_1 = Vector512.MultiplyAddEstimate(x11, b1, c11_1);
                a0 += aStep;
                a1 += aStep;
                a2 += aStep;
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
        TileStore.Row(c + (8 * cStride), call, c8_0, c8_1);
        TileStore.Row(c + (9 * cStride), call, c9_0, c9_1);
        TileStore.Row(c + (10 * cStride), call, c10_0, c10_1);
        TileStore.Row(c + (11 * cStride), call, c11_0, c11_1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows13Vectors2(TileProduct* call, float* aBase, float* bBase, float* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        nint row3 = 3 * row1;
        nint row4 = 4 * row1;
        TileStore.Prefetch(c, call, 13);
        Vector512<float> c0_0 = Vector512<float>.Zero; Vector512<float> c0_1 = Vector512<float>.Zero;
        Vector512<float> c1_0 = Vector512<float>.Zero; Vector512<float> c1_1 = Vector512<float>.Zero;
        Vector512<float> c2_0 = Vector512<float>.Zero; Vector512<float> c2_1 = Vector512<float>.Zero;
        Vector512<float> c3_0 = Vector512<float>.Zero; Vector512<float> c3_1 = Vector512<float>.Zero;
        Vector512<float> c4_0 = Vector512<float>.Zero; Vector512<float> c4_1 = Vector512<float>.Zero;
        Vector512<float> c5_0 = Vector512<float>.Zero; Vector512<float> c5_1 = Vector512<float>.Zero;
        Vector512<float> c6_0 = Vector512<float>.Zero; Vector512<float> c6_1 = Vector512<float>.Zero;
        Vector512<float> c7_0 = Vector512<float>.Zero; Vector512<float> c7_1 = Vector512<float>.Zero;
        Vector512<float> c8_0 = Vector512<float>.Zero; Vector512<float> c8_1 = Vector512<float>.Zero;
        Vector512<float> c9_0 = Vector512<float>.Zero; Vector512<float> c9_1 = Vector512<float>.Zero;
        Vector512<float> c10_0 = Vector512<float>.Zero; Vector512<float> c10_1 = Vector512<float>.Zero;
        Vector512<float> c11_0 = Vector512<float>.Zero; Vector512<float> c11_1 = Vector512<float>.Zero;
        Vector512<float> c12_0 = Vector512<float>.Zero; Vector512<float> c12_1 = Vector512<float>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            float* a0 = aBase + call->AOffsets[block];
            float* a1 = a0 + (5 * row1);
            float* a2 = a0 + (10 * row1);
            float* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector512<float> b0 = Vector512.Load(b);
                Vector512<float> b1 = Vector512.Load(b + 16);
                Vector512<float> x0 = Vector512.Create(a0[0]);
                c0_0 = Vector512.MultiplyAddEstimate(x0, b0, c0_0);
                c0_1 = Vector512.MultiplyAddEstimate(x0, b1, c0_1);
                Vector512<float> x1 = Vector512.Create(a0[row1]);
                c1_0 = Vector512.MultiplyAddEstimate(x1, b0, c1_0);
                c1_1 = Vector512.MultiplyAddEstimate(x1, b1, c1_1);
                Vector512<float> x2 = Vector512.Create(a0[row2]);
                c2_0 = Vector512.MultiplyAddEstimate(x2, b0, c2_0);
                c2_1 = Vector512.MultiplyAddEstimate(x2, b1, c2_1);
                Vector512<float> x3 = Vector512.Create(a0[row3]);
                c3_0 = Vector512.MultiplyAddEstimate(x3, b0, c3_0);
                c3_1 = Vector512.MultiplyAddEstimate(x3, b1, c3_1);
                Vector512<float> x4 = Vector512.Create(a0[row4]);
                c4_0 = Vector512.MultiplyAddEstimate(x4, b0, c4_0);
                c4_1 = Vector512.MultiplyAddEstimate(x4, b1, c4_1);
                Vector512<float> x5 = Vector512.Create(a1[0]);
                c5_0 = Vector512.MultiplyAddEstimate(x5, b0, c5_0);
                c5_1 = Vector512.MultiplyAddEstimate(x5, b1, c5_1);
                Vector512<float> x6 = Vector512.Create(a1[row1]);
                c6_0 = Vector512.MultiplyAddEstimate(x6, b0, c6_0);
                c6_1 = Vector512.MultiplyAddEstimate(x6, b1, c6_1);
                Vector512<float> x7 = Vector512.Create(a1[row2]);
                c7_0 = Vector512.MultiplyAddEstimate(x7, b0, c7_0);
                c7_1 = Vector512.MultiplyAddEstimate(x7, b1, c7_1);
                Vector512<float> x8 = Vector512.Create(a1[row3]);
                c8_0 = Vector512.MultiplyAddEstimate(x8, b0, c8_0);
                c8_1 = Vector512.MultiplyAddEstimate(x8, b1, c8_1);
                Vector512<float> x9 = Vector512.Create(a1[row4]);
                c9_0 = Vector512.MultiplyAddEstimate(x9, b0, c9_0);
                c9_1 = Vector512.MultiplyAddEstimate(x9, b1, c9_1);
                Vector512<float> x10 = Vector512.Create(a2[0]);
                c10_0 = Vector512.MultiplyAddEstimate(x10, b0, c10_0);
                c10_1 = Vector512.MultiplyAddEstimate(x10, b1, c10_1);
                Vector512<float> x11 = Vector512.Create(a2[row1]);
                c11_0 = Vector512.MultiplyAddEstimate(x11, b0, c11_0);
                c11_1 = Vector512.MultiplyAddEstimate(x11, b1, c11_1);
                Vector512<float> x12 = Vector512.Create(a2[row2]);
                c12_0 = Vector512.MultiplyAddEstimate(x12, b0, c12_0);
                c12_1 = Vector512.MultiplyAddEstimate(x12, b1, c12_1);
                a0 += aStep;
                a1 += aStep;
                a2 += aStep;
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
        TileStore.Row(c + (8 * cStride), call, c8_0, c8_1);
        TileStore.Row(c + (9 * cStride), call, c9_0, c9_1);
        TileStore.Row(c + (10 * cStride), call, c10_0, c10_1);
        TileStore.Row(c + (11 * cStride), call, c11_0, c11_1);
        TileStore.Row(c + (12 * cStride), call, c12_0, c12_1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows14Vectors2(TileProduct* call, float* aBase, float* bBase, float* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        nint row3 = 3 * row1;
        nint row4 = 4 * row1;
        TileStore.Prefetch(c, call, 14);
        Vector512<float> c0_0 = Vector512<float>.Zero; Vector512<float> c0_1 = Vector512<float>.Zero;
        Vector512<float> c1_0 = Vector512<float>.Zero; Vector512<float> c1_1 = Vector512<float>.Zero;
        Vector512<float> c2_0 = Vector512<float>.Zero; Vector512<float> c2_1 = Vector512<float>.Zero;
        Vector512<float> c3_0 = Vector512<float>.Zero; Vector512<float> c3_1 = Vector512<float>.Zero;
        Vector512<float> c4_0 = Vector512<float>.Zero; Vector512<float> c4_1 = Vector512<float>.Zero;
        Vector512<float> c5_0 = Vector512<float>.Zero; Vector512<float> c5_1 = Vector512<float>.Zero;
        Vector512<float> c6_0 = Vector512<float>.Zero; Vector512<float> c6_1 = Vector512<float>.Zero;
        Vector512<float> c7_0 = Vector512<float>.Zero; Vector512<float> c7_1 = Vector512<float>.Zero;
        Vector512<float> c8_0 = Vector512<float>.Zero; Vector512<float> c8_1 = Vector512<float>.Zero;
        Vector512<float> c9_0 = Vector512<float>.Zero; Vector512<float> c9_1 = Vector512<float>.Zero;
        Vector512<float> c10_0 = Vector512<float>.Zero; Vector512<float> c10_1 = Vector512<float>.Zero;
        Vector512<float> c11_0 = Vector512<float>.Zero; Vector512<float> c11_1 = Vector512<float>.Zero;
        Vector512<float> c12_0 = Vector512<float>.Zero; Vector512<float> c12_1 = Vector512<float>.Zero;
        Vector512<float> c13_0 = Vector512<float>.Zero; Vector512<float> c13_1 = Vector512<float>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            float* a0 = aBase + call->AOffsets[block];
            float* a1 = a0 + (5 * row1);
            float* a2 = a0 + (10 * row1);
            float* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector512<float> b0 = Vector512.Load(b);
                Vector512<float> b1 = Vector512.Load(b + 16);
                Vector512<float> x0 = Vector512.Create(a0[0]);
                c0_0 = Vector512.MultiplyAddEstimate(x0, b0, c0_0);
                c0_1 = Vector512.MultiplyAddEstimate(x0, b1, c0_1);
                Vector512<float> x1 = Vector512.Create(a0[row1]);
                c1_0 = Vector512.MultiplyAddEstimate(x1, b0, c1_0);
                c1_1 = Vector512.MultiplyAddEstimate(x1, b1, c1_1);
                Vector512<float> x2 = Vector512.Create(a0[row2]);
                c2_0 = Vector512.MultiplyAddEstimate(x2, b0, c2_0);
                c2_1 = Vector512.MultiplyAddEstimate(x2, b1, c2_1);
                Vector512<float> x3 = Vector512.Create(a0[row3]);
                c3_0 = Vector512.MultiplyAddEstimate(x3, b0, c3_0);
                c3_1 = Vector512.MultiplyAddEstimate(x3, b1, c3_1);
                Vector512<float> x4 = Vector512.Create(a0[row4]);
                c4_0 = Vector512.MultiplyAddEstimate(x4, b0, c4_0);
                c4_1 = Vector512.MultiplyAddEstimate(x4, b1, c4_1);
                Vector512<float> x5 = Vector512.Create(a1[0]);
                c5_0 = Vector512.MultiplyAddEstimate(x5, b0, c5_0);
                c5_1 = Vector512.MultiplyAddEstimate(x5, b1, c5_1);
                Vector512<float> x6 = Vector512.Create(a1[row1]);
                c6_0 = Vector512.MultiplyAddEstimate(x6, b0, c6_0);
                c6_1 = Vector512.MultiplyAddEstimate(x6, b1, c6_1);
                Vector512<float> x7 = Vector512.Create(a1[row2]);
                c7_0 = Vector512.MultiplyAddEstimate(x7, b0, c7_0);
                c7_1 = Vector512.MultiplyAddEstimate(x7, b1, c7_1);
                Vector512<float> x8 = Vector512.Create(a1[row3]);
                c8_0 = Vector512.MultiplyAddEstimate(x8, b0, c8_0);
                c8_1 = Vector512.MultiplyAddEstimate(x8, b1, c8_1);
                Vector512<float> x9 = Vector512.Create(a1[row4]);
                c9_0 = Vector512.MultiplyAddEstimate(x9, b0, c9_0);
                c9_1 = Vector512.MultiplyAddEstimate(x9, b1, c9_1);
                Vector512<float> x10 = Vector512.Create(a2[0]);
                c10_0 = Vector512.MultiplyAddEstimate(x10, b0, c10_0);
                c10_1 = Vector512.MultiplyAddEstimate(x10, b1, c10_1);
                Vector512<float> x11 = Vector512.Create(a2[row1]);
                c11_0 = Vector512.MultiplyAddEstimate(x11, b0, c11_0);
                c11_1 = Vector512.MultiplyAddEstimate(x11, b1, c11_1);
                Vector512<float> x12 = Vector512.Create(a2[row2]);
                c12_0 = Vector512.MultiplyAddEstimate(x12, b0, c12_0);
                c12_1 = Vector512.MultiplyAddEstimate(x12, b1, c12_1);
                Vector512<float> x13 = Vector512.Create(a2[row3]);
                c13_0 = Vector512.MultiplyAddEstimate(x13, b0, c13_0);
                c13_1 = Vector512.MultiplyAddEstimate(x13, b1, c13_1);
                a0 += aStep;
                a1 += aStep;
                a2 += aStep;
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
        TileStore.Row(c + (8 * cStride), call, c8_0, c8_1);
        TileStore.Row(c + (9 * cStride), call, c9_0, c9_1);
        TileStore.Row(c + (10 * cStride), call, c10_0, c10_1);
        TileStore.Row(c + (11 * cStride), call, c11_0, c11_1);
        TileStore.Row(c + (12 * cStride), call, c12_0, c12_1);
        TileStore.Row(c + (13 * cStride), call, c13_0, c13_1);
    }
}
