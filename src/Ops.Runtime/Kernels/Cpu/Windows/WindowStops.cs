namespace RawOpsNet.Kernels;

/// <summary>Walks the stops of a window over images whose channels are last, and lists where its taps lie at each.</summary>
internal unsafe ref struct WindowStops
{
    private readonly SlidingWindow _window;
    private readonly nint _channels;
    private readonly nint* _wholeOffsets;
    private readonly nint* _wholeTaps;
    private readonly nint* _partOffsets;
    private readonly nint* _partTaps;
    private readonly nint _taps;
    private long _image;
    private long _planeStart;
    private long _rowStart;
    private bool _isRowInside;

    /// <summary>Lists the taps of a whole window.</summary>
    public WindowStops(in SlidingWindow window, nint channels)
    {
        _window = window;
        _channels = channels;
        nint room = (nint)(Most(window.Planes) * Most(window.Rows) * Most(window.Columns));
        _taps = IsSmaller(window.Planes) && IsSmaller(window.Rows) && IsSmaller(window.Columns) ? room : 0;
        _wholeOffsets = ProductWorkspace.Rent<nint>(ProductBuffer.WindowOffsets, 4 * room);
        _wholeTaps = _wholeOffsets + room;
        _partOffsets = _wholeTaps + room;
        _partTaps = _partOffsets + room;
        if (_taps > 0)
        {
            List((0, window.Planes.Taps), (0, window.Rows.Taps), (0, window.Columns.Taps), _wholeOffsets, _wholeTaps);
        }
    }

    /// <summary>Gets the number of taps that lie in the image.</summary>
    public nint Count { readonly get; private set; }

    /// <summary>Gets the element, of channel 0, that the offsets count from.</summary>
    public nint Origin { readonly get; private set; }

    /// <summary>Gets the offset of each tap's element.</summary>
    public nint* Offsets { readonly get; private set; }

    /// <summary>Gets the number of each tap in the window.</summary>
    public nint* Taps { readonly get; private set; }

    /// <summary>Goes to a row of the output, counted over all images.</summary>
    public void MoveToRow(long row)
    {
        (long plane, long y) = Math.DivRem(row, _window.Rows.Output);
        (_image, plane) = Math.DivRem(plane, _window.Planes.Output);
        _planeStart = _window.Planes.Start(plane);
        _rowStart = _window.Rows.Start(y);
        _isRowInside = _window.Planes.IsInside(_planeStart) && _window.Rows.IsInside(_rowStart);
    }

    /// <summary>Goes to a stop of the row.</summary>
    public void MoveTo(long column)
    {
        long start = _window.Columns.Start(column);
        Origin = (nint)ElementOf(_planeStart, _rowStart, start);
        if (_isRowInside && _window.Columns.IsInside(start))
        {
            Count = _taps;
            Offsets = _wholeOffsets;
            Taps = _wholeTaps;
            return;
        }

        Offsets = _partOffsets;
        Taps = _partTaps;
        Count = List(
            _window.Planes.TapsInside(_planeStart), _window.Rows.TapsInside(_rowStart), _window.Columns.TapsInside(start),
            _partOffsets, _partTaps);
    }

    /// <summary>Finds the stops of the row that cover all taps: from First up to End.</summary>
    public readonly (nint First, nint End) WholeColumns()
    {
        if (!_isRowInside || _taps == 0)
        {
            return (0, 0);
        }

        WindowDim dim = _window.Columns;
        long first = (dim.Before + dim.Stride - 1) / dim.Stride;
        long end = Math.Min(dim.Output, ((dim.Input - dim.Reach + dim.Before) / dim.Stride) + 1);
        return ((nint)first, (nint)end);
    }

    // A window may be larger than the image, by far; then no stop covers all of it.
    private static long Most(in WindowDim dim) => Math.Min(dim.Taps, dim.Input);

    private static bool IsSmaller(in WindowDim dim) => dim.Taps <= dim.Input;

    private readonly long ElementOf(long plane, long row, long column) =>
        ((((((_image * _window.Planes.Input) + plane) * _window.Rows.Input) + row) * _window.Columns.Input) + column)
        * _channels;

    private readonly nint List(
        (long First, long End) planes, (long First, long End) rows, (long First, long End) columns, nint* offsets, nint* taps)
    {
        nint count = 0;
        for (long plane = planes.First; plane < planes.End; plane++)
        {
            for (long row = rows.First; row < rows.End; row++)
            {
                long line = (plane * _window.Planes.Dilation * _window.Rows.Input) + (row * _window.Rows.Dilation);
                for (long column = columns.First; column < columns.End; column++)
                {
                    long pixel = (line * _window.Columns.Input) + (column * _window.Columns.Dilation);
                    offsets[count] = (nint)pixel * _channels;
                    taps[count] = (nint)((((plane * _window.Rows.Taps) + row) * _window.Columns.Taps) + column);
                    count++;
                }
            }
        }

        return count;
    }
}
