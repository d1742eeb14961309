using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Offers the register tiles of one element type and vector width.</summary>
/// <typeparam name="T">Element type.</typeparam>
internal unsafe interface ITileFamily<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Gets the number of elements in a vector.</summary>
    static abstract int Lanes { get; }

    /// <summary>Gets the height of the tallest tile.</summary>
    static abstract int MaxRows { get; }

    /// <summary>Gets whether tiles store <see cref="TileProduct.Tail"/> columns of the last vector, rather than all.</summary>
    static abstract bool StoresTail { get; }

    /// <summary>Gets the tile (call, a, b, c) of that many rows, and one or two vectors of columns.</summary>
    static abstract delegate*<TileProduct*, T*, T*, T*, void> Tile(int rows, int vectors);
}
