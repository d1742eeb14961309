namespace RawOpsNet.Kernels;

// Emitted by TileEmitter; change it there.
// Tiles of up to 14 rows by one or two vectors of 8.
internal unsafe partial struct DoubleTiles512 : ITileFamily<double>
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
        &Rows7Vectors1,
        &Rows8Vectors1,
        &Rows9Vectors1,
        &Rows10Vectors1,
        &Rows11Vectors1,
        &Rows12Vectors1,
        &Rows13Vectors1,
        &Rows14Vectors1,
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
        &Rows7Vectors2,
        &Rows8Vectors2,
        &Rows9Vectors2,
        &Rows10Vectors2,
        &Rows11Vectors2,
        &Rows12Vectors2,
        &Rows13Vectors2,
        &Rows14Vectors2,
    ];

    public static int Lanes => 8;

    public static int MaxRows => 14;

    public static bool StoresTail => true;

    public static delegate*<TileProduct*, double*, double*, double*, void> Tile(int rows, int vectors) =>
        vectors == 1 ? OneVector[rows] : TwoVectors[rows];
}
