using System.Numerics;

namespace RawOpsNet.Kernels;

// A is read in place, plain or transposed: tiles take any row and step of A, and packing it gained nothing at any size
// (measured: -2 to -10 % on Zen 5). B is packed where its rows are far apart, and where it is transposed.

/// <summary>Computes a product on the calling thread: blocked for the caches, by tiles.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TTiles">Tiles of some vector width.</typeparam>
internal unsafe ref partial struct BlockProduct<T, TTiles>
    where T : unmanaged, INumberBase<T>
    where TTiles : struct, ITileFamily<T>
{
    private readonly ref readonly ProductShape _shape;
    private readonly bool _packsB;
    private readonly Blocking _blocking;
    private readonly T* _a;
    private readonly T* _b;
    private readonly T* _c;
    private readonly Epilogue<T> _epilogue;
    private T* _packedB;
    private nint _noOffset;
    private TileProduct _call;

    private BlockProduct(in ProductShape shape, bool packsB, T* a, T* b, T* c, in Epilogue<T> epilogue)
    {
        _shape = ref shape;
        _packsB = packsB;
        _a = a;
        _b = b;
        _c = c;
        _epilogue = epilogue;
        _blocking = new Blocking(shape, sizeof(T), TTiles.MaxRows, PanelColumns);
    }

    private static int PanelColumns => TileStrip<T, TTiles>.Columns;

    /// <summary>Computes the product.</summary>
    /// <param name="shape">Sizes and strides; none is 0.</param>
    /// <param name="packsB">Whether panels of B are packed: decided by the whole problem, of which this may be a part.</param>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    /// <param name="c">C.</param>
    /// <param name="epilogue">What follows the product.</param>
    public static void Run(in ProductShape shape, bool packsB, T* a, T* b, T* c, in Epilogue<T> epilogue)
    {
        var product = new BlockProduct<T, TTiles>(shape, packsB, a, b, c, epilogue);
        product._call.Blocks = 1;
        product._call.AOffsets = &product._noOffset;
        product._call.BOffsets = &product._noOffset;
        product._call.ARow = shape.TransposeA ? 1 : shape.AStride;
        product._call.AStep = shape.TransposeA ? shape.AStride : 1;
        product._call.CStride = shape.CStride;
        product.RunBlocks();
    }

    private void RunBlocks()
    {
        for (nint column = 0; column < _shape.N; column += _blocking.Columns)
        {
            nint columns = Math.Min(_blocking.Columns, _shape.N - column);
            for (nint p = 0; p < _shape.K; p += _blocking.Depth)
            {
                nint depth = Math.Min(_blocking.Depth, _shape.K - p);
                PackB(p, depth, column, columns);
                _call.Depth = depth;
                _call.Accumulate = p > 0 || _shape.Accumulate;
                for (nint row = 0; row < _shape.M; row += _blocking.Rows)
                {
                    nint rows = Math.Min(_blocking.Rows, _shape.M - row);
                    RunBlock(row, rows, column, columns, p);
                }
            }
        }
    }

    private void RunBlock(nint row, nint rows, nint column, nint columns, nint p)
    {
        T* a = _a + _shape.AIndex(row, p);
        T* c = _c + _shape.CIndex(row, column);
        bool isWhole = p + _call.Depth == _shape.K;
        for (nint panel = 0; panel < columns; panel += PanelColumns)
        {
            nint width = Math.Min(PanelColumns, columns - panel);
            bool inPlace = !_packsB && width % TTiles.Lanes == 0;
            _call.BStep = inPlace ? _shape.BStride : TileStrip<T, TTiles>.PaddedWidth(width);
            T* b = inPlace ? _b + _shape.BIndex(p, column + panel) : _packedB + (panel * _call.Depth);
            fixed (TileProduct* call = &_call)
            {
                TileStrip<T, TTiles>.Run(call, rows, (int)width, a, b, c + panel);
            }

            if (isWhole && !_epilogue.IsEmpty)
            {
                _epilogue.From(column + panel).Apply(c + panel, _shape.CStride, rows, width);
            }
        }
    }
}
