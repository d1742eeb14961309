using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.Kernels;

/// <summary>Chooses the tiles of the processor's width.</summary>
internal static class TileWidths
{
    /// <summary>Runs work on floats.</summary>
    public static void Singles<TUse>(ref TUse use)
        where TUse : struct, ITileUse<float>
    {
        if (Avx512F.IsSupported && Vector512.IsHardwareAccelerated)
        {
            use.Run<SingleTiles512>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            use.Run<SingleTiles256>();
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            use.Run<SingleTiles128>();
        }
        else
        {
            use.Run<ElementTiles<float>>();
        }
    }

    /// <summary>Runs work on doubles.</summary>
    public static void Doubles<TUse>(ref TUse use)
        where TUse : struct, ITileUse<double>
    {
        if (Avx512F.IsSupported && Vector512.IsHardwareAccelerated)
        {
            use.Run<DoubleTiles512>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            use.Run<DoubleTiles256>();
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            use.Run<DoubleTiles128>();
        }
        else
        {
            use.Run<ElementTiles<double>>();
        }
    }
}
