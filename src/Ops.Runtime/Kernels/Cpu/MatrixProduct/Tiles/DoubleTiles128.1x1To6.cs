using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.Kernels;

// Emitted by TileEmitter; change it there.
internal unsafe partial struct DoubleTiles128
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows1Vectors1(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        TileStore.Prefetch(c, call, 1);
        Vector128<double> c0_0 = Vector128<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector128<double> b0 = Vector128.Load(b);
                Vector128<double> x0 = Vector128.Create(a0[0]);
                c0_0 = Vector128.MultiplyAddEstimate(x0, b0, c0_0);
                a0 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows2Vectors1(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        TileStore.Prefetch(c, call, 2);
        Vector128<double> c0_0 = Vector128<double>.Zero;
        Vector128<double> c1_0 = Vector128<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector128<double> b0 = Vector128.Load(b);
                Vector128<double> x0 = Vector128.Create(a0[0]);
                c0_0 = Vector128.MultiplyAddEstimate(x0, b0, c0_0);
                Vector128<double> x1 = Vector128.Create(a0[row1]);
                c1_0 = Vector128.MultiplyAddEstimate(x1, b0, c1_0);
                a0 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0);
        TileStore.Row(c + (1 * cStride), call, c1_0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows3Vectors1(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        TileStore.Prefetch(c, call, 3);
        Vector128<double> c0_0 = Vector128<double>.Zero;
        Vector128<double> c1_0 = Vector128<double>.Zero;
        Vector128<double> c2_0 = Vector128<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector128<double> b0 = Vector128.Load(b);
                Vector128<double> x0 = Vector128.Create(a0[0]);
                c0_0 = Vector128.MultiplyAddEstimate(x0, b0, c0_0);
                Vector128<double> x1 = Vector128.Create(a0[row1]);
                c1_0 = Vector128.MultiplyAddEstimate(x1, b0, c1_0);
                Vector128<double> x2 = Vector128.Create(a0[row2]);
                c2_0 = Vector128.MultiplyAddEstimate(x2, b0, c2_0);
                a0 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0);
        TileStore.Row(c + (1 * cStride), call, c1_0);
        TileStore.Row(c + (2 * cStride), call, c2_0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows4Vectors1(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        nint row3 = 3 * row1;
        TileStore.Prefetch(c, call, 4);
        Vector128<double> c0_0 = Vector128<double>.Zero;
        Vector128<double> c1_0 = Vector128<double>.Zero;
        Vector128<double> c2_0 = Vector128<double>.Zero;
        Vector128<double> c3_0 = Vector128<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector128<double> b0 = Vector128.Load(b);
                Vector128<double> x0 = Vector128.Create(a0[0]);
                c0_0 = Vector128.MultiplyAddEstimate(x0, b0, c0_0);
                Vector128<double> x1 = Vector128.Create(a0[row1]);
                c1_0 = Vector128.MultiplyAddEstimate(x1, b0, c1_0);
                Vector128<double> x2 = Vector128.Create(a0[row2]);
                c2_0 = Vector128.MultiplyAddEstimate(x2, b0, c2_0);
                Vector128<double> x3 = Vector128.Create(a0[row3]);
                c3_0 = Vector128.MultiplyAddEstimate(x3, b0, c3_0);
                a0 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0);
        TileStore.Row(c + (1 * cStride), call, c1_0);
        TileStore.Row(c + (2 * cStride), call, c2_0);
        TileStore.Row(c + (3 * cStride), call, c3_0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows5Vectors1(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        nint row3 = 3 * row1;
        nint row4 = 4 * row1;
        TileStore.Prefetch(c, call, 5);
        Vector128<double> c0_0 = Vector128<double>.Zero;
        Vector128<double> c1_0 = Vector128<double>.Zero;
        Vector128<double> c2_0 = Vector128<double>.Zero;
        Vector128<double> c3_0 = Vector128<double>.Zero;
        Vector128<double> c4_0 = Vector128<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector128<double> b0 = Vector128.Load(b);
                Vector128<double> x0 = Vector128.Create(a0[0]);
                c0_0 = Vector128.MultiplyAddEstimate(x0, b0, c0_0);
                Vector128<double> x1 = Vector128.Create(a0[row1]);
                c1_0 = Vector128.MultiplyAddEstimate(x1, b0, c1_0);
                Vector128<double> x2 = Vector128.Create(a0[row2]);
                c2_0 = Vector128.MultiplyAddEstimate(x2, b0, c2_0);
                Vector128<double> x3 = Vector128.Create(a0[row3]);
                c3_0 = Vector128.MultiplyAddEstimate(x3, b0, c3_0);
                Vector128<double> x4 = Vector128.Create(a0[row4]);
                c4_0 = Vector128.MultiplyAddEstimate(x4, b0, c4_0);
                a0 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0);
        TileStore.Row(c + (1 * cStride), call, c1_0);
        TileStore.Row(c + (2 * cStride), call, c2_0);
        TileStore.Row(c + (3 * cStride), call, c3_0);
        TileStore.Row(c + (4 * cStride), call, c4_0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows6Vectors1(TileProduct* call, double* aBase, double* bBase, double* c)
    {
        nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;
        nint row1 = call->ARow;
        nint row2 = 2 * row1;
        nint row3 = 3 * row1;
        nint row4 = 4 * row1;
        TileStore.Prefetch(c, call, 6);
        Vector128<double> c0_0 = Vector128<double>.Zero;
        Vector128<double> c1_0 = Vector128<double>.Zero;
        Vector128<double> c2_0 = Vector128<double>.Zero;
        Vector128<double> c3_0 = Vector128<double>.Zero;
        Vector128<double> c4_0 = Vector128<double>.Zero;
        Vector128<double> c5_0 = Vector128<double>.Zero;
        for (nint block = 0; block < call->Blocks; block++)
        {
            double* a0 = aBase + call->AOffsets[block];
            double* a1 = a0 + (5 * row1);
            double* b = bBase + call->BOffsets[block];
            for (nint p = call->Depth; p > 0; p--)
            {
                Vector128<double> b0 = Vector128.Load(b);
                Vector128<double> x0 = Vector128.Create(a0[0]);
                c0_0 = Vector128.MultiplyAddEstimate(x0, b0, c0_0);
                Vector128<double> x1 = Vector128.Create(a0[row1]);
                c1_0 = Vector128.MultiplyAddEstimate(x1, b0, c1_0);
                Vector128<double> x2 = Vector128.Create(a0[row2]);
                c2_0 = Vector128.MultiplyAddEstimate(x2, b0, c2_0);
                Vector128<double> x3 = Vector128.Create(a0[row3]);
                c3_0 = Vector128.MultiplyAddEstimate(x3, b0, c3_0);
                Vector128<double> x4 = Vector128.Create(a0[row4]);
                c4_0 = Vector128.MultiplyAddEstimate(x4, b0, c4_0);
                Vector128<double> x5 = Vector128.Create(a1[0]);
                c5_0 = Vector128.MultiplyAddEstimate(x5, b0, c5_0);
                a0 += aStep;
                a1 += aStep;
                b += bStep;
            }
        }
        TileStore.Row(c, call, c0_0);
        TileStore.Row(c + (1 * cStride), call, c1_0);
        TileStore.Row(c + (2 * cStride), call, c2_0);
        TileStore.Row(c + (3 * cStride), call, c3_0);
        TileStore.Row(c + (4 * cStride), call, c4_0);
        TileStore.Row(c + (5 * cStride), call, c5_0);
    }
}
