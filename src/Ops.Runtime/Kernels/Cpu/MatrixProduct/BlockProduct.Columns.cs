namespace RawOpsNet.Kernels;

internal unsafe ref partial struct BlockProduct<T, TTiles>
{
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
                source + at, _shape.BStride, depth, rest, TileStrip<T, TTiles>.PaddedWidth(rest), _packedB + (at * depth));
        }
    }

    private readonly void PackTransposed(T* source, nint depth, nint columns)
    {
        for (nint column = 0; column < columns; column += PanelColumns)
        {
            nint width = Math.Min(PanelColumns, columns - column);
            PanelTranspose.Panel(
                source + (column * _shape.BStride), _shape.BStride, width, depth,
                _packedB + (column * depth), TileStrip<T, TTiles>.PaddedWidth(width));
        }
    }
}
