using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static unsafe partial class MatrixProduct
{
    private static bool Has512 => Avx512F.IsSupported && Vector512.IsHardwareAccelerated;

    private static void Singles(in ProductShape shape, float* a, float* b, float* c, in Epilogue<float> epilogue)
    {
        if (Has512)
        {
            Run<float, SingleTiles512, Lane512<float>>(shape, a, b, c, epilogue);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<float, SingleTiles256, Lane256<float>>(shape, a, b, c, epilogue);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Run<float, SingleTiles128, Lane128<float>>(shape, a, b, c, epilogue);
        }
        else
        {
            RowProduct<float>.Run(shape, a, b, c);
            epilogue.Apply(c, shape.CStride, shape.M, shape.N);
        }
    }

    private static void Doubles(in ProductShape shape, double* a, double* b, double* c, in Epilogue<double> epilogue)
    {
        if (Has512)
        {
            Run<double, DoubleTiles512, Lane512<double>>(shape, a, b, c, epilogue);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<double, DoubleTiles256, Lane256<double>>(shape, a, b, c, epilogue);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Run<double, DoubleTiles128, Lane128<double>>(shape, a, b, c, epilogue);
        }
        else
        {
            RowProduct<double>.Run(shape, a, b, c);
            epilogue.Apply(c, shape.CStride, shape.M, shape.N);
        }
    }

    private static void Run<T, TTiles, TLane>(in ProductShape shape, T* a, T* b, T* c, in Epilogue<T> epilogue)
        where T : unmanaged, INumberBase<T>
        where TTiles : struct, ITileFamily<T>
        where TLane : unmanaged, ILane<TLane, T>
    {
        if ((shape.M == 1 || shape.N == 1) && VectorShape.TrySee(shape, TTiles.Lanes, out VectorShape vector, out bool isColumn))
        {
            VectorProduct<T, TLane>.Run(vector, isColumn ? b : a, isColumn ? a : b, c);
            epilogue.Apply(c, shape.CStride, shape.M, shape.N);
        }
        else
        {
            TiledProduct<T, TTiles>.Run(shape, a, b, c, epilogue);
        }
    }
}
