namespace RawOpsNet.Kernels;

internal unsafe ref partial struct BlockProduct<T, TTiles>
{
    private static nint PaddedWidth(nint width) => width > TTiles.Lanes ? PanelColumns : TTiles.Lanes;

    // A panel that is read in place still needs a packed copy where its last vector would reach past the row.
    private void PackB(nint p, nint depth, nint column, nint columns)
    {
        nint rest = columns % PanelColumns;
        bool packsRest = rest % TTiles.Lanes != 0;
        if (!_packsB && !packsRest)
        {
            return;
        }

        _packedB = ProductWorkspace.Rent<T>(ProductBuffer.PackedB, (_blocking.Columns + PanelColumns) * _blocking.Depth);
        T* source = _b + _shape.BIndex(p, column);
        if (_shape.TransposeB)
        {
            PackTransposed(source, depth, columns);
            return;
        }

        nint whole = columns / PanelColumns;
        if (_packsB)
        {
            PanelPacking.Panels(source, _shape.BStride, depth, whole, PanelColumns, _packedB);
        }

        if (rest > 0)
        {
            nint at = whole * PanelColumns;
            PanelPacking.PaddedRows(
                source + at, _shape.BStride, depth, rest, PaddedWidth(rest), _packedB + (at * depth));
        }
    }

    private readonly void PackTransposed(T* source, nint depth, nint columns)
    {
        for (nint column = 0; column < columns; column += PanelColumns)
        {
            nint width = Math.Min(PanelColumns, columns - column);
            PanelTranspose.Panel(
                source + (column * _shape.BStride), _shape.BStride, width, depth,
                _packedB + (column * depth), PaddedWidth(width));
        }
    }

    // A family that stores whole vectors only computes tiles beside C, and their columns are copied or added.
    private void RunPanelAside(nint rows, int width, T* a, T* b, T* c)
    {
        bool accumulate = _call.Accumulate;
        _tile = ProductWorkspace.Rent<T>(ProductBuffer.Tile, TTiles.MaxRows * PanelColumns);
        _call.CStride = PanelColumns;
        _call.Accumulate = false;
        fixed (TileProduct* call = &_call)
        {
            for (nint row = 0; row < rows; row += TTiles.MaxRows)
            {
                nint height = Math.Min(TTiles.MaxRows, rows - row);
                TTiles.Tile((int)height, width > TTiles.Lanes ? 2 : 1)(call, a, b, _tile);
                MergeTile(height, width, accumulate, c);
                a += height * _call.ARow;
                c += height * _shape.CStride;
            }
        }

        _call.CStride = _shape.CStride;
        _call.Accumulate = accumulate;
    }

    private readonly void MergeTile(nint height, int width, bool accumulate, T* c)
    {
        T* tile = _tile;
        for (nint row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                c[column] = accumulate ? c[column] + tile[column] : tile[column];
            }

            tile += PanelColumns;
            c += _shape.CStride;
        }
    }
}
