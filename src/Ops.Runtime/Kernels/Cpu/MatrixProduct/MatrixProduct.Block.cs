using System.Numerics;
using System.Runtime.Intrinsics;

namespace RawOpsNet.Kernels;

internal static unsafe partial class MatrixProduct
{
    /// <summary>Computes a product of floats or doubles on the calling thread; plain B is read in place.</summary>
    /// <remarks>For kernels that divide their own work: blocks that are staged, images of a convolution. No size is 0.</remarks>
    public static void RunBlock<T>(in ProductShape shape, T* a, T* b, T* c)
        where T : unmanaged, INumberBase<T>
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            RowProduct<T>.RunBlocks(shape, a, b, c);
        }
        else if (typeof(T) == typeof(float))
        {
            SingleBlock(shape, (float*)a, (float*)b, (float*)c);
        }
        else if (typeof(T) == typeof(double))
        {
            DoubleBlock(shape, (double*)a, (double*)b, (double*)c);
        }
        else
        {
            throw new NotSupportedException($"A block product takes float or double, not {typeof(T)}.");
        }
    }

    private static void SingleBlock(in ProductShape shape, float* a, float* b, float* c)
    {
        if (Has512)
        {
            BlockProduct<float, SingleTiles512>.Run(shape, shape.TransposeB, a, b, c, default);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            BlockProduct<float, SingleTiles256>.Run(shape, shape.TransposeB, a, b, c, default);
        }
        else
        {
            BlockProduct<float, SingleTiles128>.Run(shape, shape.TransposeB, a, b, c, default);
        }
    }

    private static void DoubleBlock(in ProductShape shape, double* a, double* b, double* c)
    {
        if (Has512)
        {
            BlockProduct<double, DoubleTiles512>.Run(shape, shape.TransposeB, a, b, c, default);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            BlockProduct<double, DoubleTiles256>.Run(shape, shape.TransposeB, a, b, c, default);
        }
        else
        {
            BlockProduct<double, DoubleTiles128>.Run(shape, shape.TransposeB, a, b, c, default);
        }
    }
}
