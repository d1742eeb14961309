namespace RawOpsNet.Kernels;

/// <summary>Divides C into a grid of parts that are computed at the same time.</summary>
/// <remarks>Depends on the sizes alone, never on the number of threads.</remarks>
internal readonly struct ProductGrid
{
    /// <summary>Least cost, in multiplications by the float tiles, that is worth a second part: 8 us.</summary>
    public const double Threshold = 1_000_000;

    // Columns of the widest panel: a part that is narrower than a panel wastes its last vector.
    private const int ColumnStep = 32;

    // Parts that share columns pack the same panels of B, and A is never packed: columns are divided first, as long as
    // enough of them remain to repay the reading of A.
    private const int GoodColumns = 128;

    // Rows of two tall tiles.
    private const int RowStep = 28;

    private readonly nint _m;
    private readonly nint _n;
    private readonly nint _rows;
    private readonly nint _columns;
    private readonly int _columnParts;

    /// <summary>Divides a product.</summary>
    /// <param name="shape">Sizes.</param>
    /// <param name="cost">Time of one multiplication, in that of one by the float tiles.</param>
    public ProductGrid(in ProductShape shape, double cost)
    {
        _m = shape.M;
        _n = shape.N;
        int parts = WantedParts(shape.Multiplications * cost);
        int columnParts = 1;
        int rowParts = 1;
        while (columnParts * rowParts < parts)
        {
            nint columns = Blocking.Ceiling(_n, columnParts);
            bool columnsDivide = columns >= 2 * ColumnStep;
            bool rowsDivide = Blocking.Ceiling(_m, rowParts) >= 2 * RowStep;
            if (columns >= 2 * GoodColumns || (columnsDivide && !rowsDivide))
            {
                columnParts *= 2;
            }
            else if (rowsDivide)
            {
                rowParts *= 2;
            }
            else
            {
                break;
            }
        }

        _columns = Blocking.Ceiling(Blocking.Ceiling(_n, columnParts), ColumnStep) * ColumnStep;
        _rows = Blocking.Ceiling(_m, rowParts);
        _columnParts = (int)Blocking.Ceiling(_n, _columns);
        Parts = _columnParts * (int)Blocking.Ceiling(_m, _rows);
    }

    /// <summary>Gets the number of parts.</summary>
    public int Parts { get; }

    /// <summary>Gets the rows and columns of a part. Neighbouring parts share rows.</summary>
    public void Locate(int part, out nint row, out nint rows, out nint column, out nint columns)
    {
        row = part / _columnParts * _rows;
        column = part % _columnParts * _columns;
        rows = Math.Min(_rows, _m - row);
        columns = Math.Min(_columns, _n - column);
    }

    // Two parts from the threshold on, and twice as many for eight times the work: a part must be large enough to hide
    // waking a thread and packing what its neighbours pack too.
    private static int WantedParts(double multiplications)
    {
        int parts = 1;
        for (double limit = Threshold; multiplications >= limit && parts < 64; limit *= 8)
        {
            parts *= 2;
        }

        return parts;
    }
}
