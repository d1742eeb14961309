using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Tiles of one row for element types without tiles of vectors, and for processors without vectors.</summary>
internal readonly unsafe struct ElementTiles<T> : ITileFamily<T>
    where T : unmanaged, INumberBase<T>
{
    private const int Width = 8;

    /// <inheritdoc/>
    public static int Lanes => Width;

    /// <inheritdoc/>
    public static int MaxRows => 1;

    /// <inheritdoc/>
    public static bool StoresTail => true;

    /// <inheritdoc/>
    public static delegate*<TileProduct*, T*, T*, T*, void> Tile(int rows, int vectors) => vectors == 1 ? &One : &Two;

    private static void One(TileProduct* call, T* a, T* b, T* c) => Run(call, a, b, c, call->Tail);

    private static void Two(TileProduct* call, T* a, T* b, T* c) => Run(call, a, b, c, Width + call->Tail);

    private static void Run(TileProduct* call, T* a, T* b, T* c, int columns)
    {
        T* sums = stackalloc T[2 * Width];
        for (nint block = 0; block < call->Blocks; block++)
        {
            T* x = a + call->AOffsets[block];
            T* y = b + call->BOffsets[block];
            for (nint p = 0; p < call->Depth; p++)
            {
                for (int column = 0; column < columns; column++)
                {
                    sums[column] += *x * y[column];
                }

                x += call->AStep;
                y += call->BStep;
            }
        }

        for (int column = 0; column < columns; column++)
        {
            c[column] = call->Accumulate ? c[column] + sums[column] : sums[column];
        }
    }
}
