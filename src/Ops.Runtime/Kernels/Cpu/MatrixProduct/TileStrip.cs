using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.Kernels;

/// <summary>Runs tiles down a strip of C that is at most two vectors wide.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TTiles">Tiles of some vector width.</typeparam>
internal static unsafe class TileStrip<T, TTiles>
    where T : unmanaged, INumberBase<T>
    where TTiles : struct, ITileFamily<T>
{
    /// <summary>Gets the columns of a whole strip: two vectors.</summary>
    public static int Columns => 2 * TTiles.Lanes;

    /// <summary>Gets the columns that tiles read for a strip: whole vectors.</summary>
    public static nint PaddedWidth(nint width) => width > TTiles.Lanes ? Columns : TTiles.Lanes;

    /// <summary>Computes a strip. Heights of tiles differ by at most one, so that no thin tile remains.</summary>
    /// <param name="call">What tiles share; the tail is set here.</param>
    /// <param name="rows">Rows of the strip.</param>
    /// <param name="width">Columns of the strip.</param>
    /// <param name="a">First row of A.</param>
    /// <param name="b">The panel of B: whole vectors are read.</param>
    /// <param name="c">First row of C.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TileProduct* call, nint rows, int width, T* a, T* b, T* c)
    {
        if (rows <= 0)
        {
            return;
        }

        int vectors = width > TTiles.Lanes ? 2 : 1;
        call->Tail = width - ((vectors - 1) * TTiles.Lanes);
        if (!TTiles.StoresTail && call->Tail != TTiles.Lanes)
        {
            RunAside(call, rows, width, a, b, c);
            return;
        }

        nint tiles = Blocking.Ceiling(rows, TTiles.MaxRows);
        int height = (int)(rows / tiles);
        nint taller = rows - (height * tiles);
        if (taller > 0)
        {
            delegate*<TileProduct*, T*, T*, T*, void> tall = TTiles.Tile(height + 1, vectors);
            for (nint tile = 0; tile < taller; tile++)
            {
                tall(call, a, b, c);
                a += (height + 1) * call->ARow;
                c += (height + 1) * call->CStride;
            }
        }

        delegate*<TileProduct*, T*, T*, T*, void> low = TTiles.Tile(height, vectors);
        for (nint tile = taller; tile < tiles; tile++)
        {
            low(call, a, b, c);
            a += height * call->ARow;
            c += height * call->CStride;
        }
    }

    // A family that stores whole vectors only computes tiles beside C, and their columns are copied or added.
    private static void RunAside(TileProduct* call, nint rows, int width, T* a, T* b, T* c)
    {
        T* tile = ProductWorkspace.Rent<T>(ProductBuffer.Tile, TTiles.MaxRows * Columns);
        TileProduct aside = *call;
        aside.CStride = Columns;
        aside.Accumulate = false;
        for (nint row = 0; row < rows; row += TTiles.MaxRows)
        {
            nint height = Math.Min(TTiles.MaxRows, rows - row);
            TTiles.Tile((int)height, width > TTiles.Lanes ? 2 : 1)(&aside, a, b, tile);
            Merge(tile, height, width, call, c);
            a += height * call->ARow;
            c += height * call->CStride;
        }
    }

    private static void Merge(T* tile, nint height, int width, TileProduct* call, T* c)
    {
        for (nint row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                c[column] = call->Accumulate ? c[column] + tile[column] : tile[column];
            }

            tile += Columns;
            c += call->CStride;
        }
    }
}
