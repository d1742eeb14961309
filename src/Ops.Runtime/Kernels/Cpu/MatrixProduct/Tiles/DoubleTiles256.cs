namespace RawOpsNet.Kernels;

// Emitted by TileEmitter; change it there.
// Tiles of up to 6 rows by one or two vectors of 4.
internal unsafe partial struct DoubleTiles256 : ITileFamily<double>
{
    private static readonly delegate*<TileProduct*, double*, double*, double*, void>[] OneVector =
    [
        null,
        &Rows1Vectors1,
        &Rows2Vectors1,
        &Rows3Vectors1,
        &Rows4Vectors1,
        &Rows5Vectors1,
        &Rows6Vectors1,
    ];

    private static readonly delegate*<TileProduct*, double*, double*, double*, void>[] TwoVectors =
    [
        null,
        &Rows1Vectors2,
        &Rows2Vectors2,
        &Rows3Vectors2,
        &Rows4Vectors2,
        &Rows5Vectors2,
        &Rows6Vectors2,
    ];

    public static int Lanes => 4;

    public static int MaxRows => 6;

    public static bool StoresTail => false;

    public static delegate*<TileProduct*, double*, double*, double*, void> Tile(int rows, int vectors) =>
        vectors == 1 ? OneVector[rows] : TwoVectors[rows];
}
