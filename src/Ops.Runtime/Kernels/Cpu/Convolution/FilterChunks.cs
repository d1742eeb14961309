using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Sums the gradient of a filter over rows of images, in chunks that stay in the second-level cache.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TTiles">Tiles of some vector width.</typeparam>
internal unsafe ref struct FilterChunks<T, TTiles>
    where T : unmanaged, INumberBase<T>
    where TTiles : struct, ITileFamily<T>
{
    private const nint ChunkBytes = 500_000;
    private const nint MostRows = 4096;

    private readonly ref readonly FilterProduct<T> _product;
    private readonly SlidingWindow _window;
    private readonly T* _result;
    private readonly nint _channels;
    private readonly nint _groupChannels;
    private readonly nint _filters;
    private readonly nint _groupFilters;
    private readonly nint _stops;
    private readonly nint _chunkRows;
    private readonly bool _mergesTaps;
    private readonly GradientPanels<T, TTiles> _panels;
    private readonly nint* _aOffsets;
    private readonly nint* _rows;
    private readonly nint* _bOffsets;
    private TileProduct _call;

    /// <summary>Makes room for chunks.</summary>
    public FilterChunks(in FilterProduct<T> product, T* result)
    {
        _product = ref product;
        _window = product.Plan.Window;
        _result = result;
        _channels = (nint)_window.Channels;
        _groupChannels = (nint)product.Plan.GroupChannels;
        _filters = (nint)product.Plan.Filters;
        _groupFilters = (nint)product.Plan.GroupFilters;
        _stops = (nint)_window.Columns.Output;
        _mergesTaps = ConvolutionKernels.MergesTaps(product.Plan);
        nint rowBytes = ((product.Input.Columns * _channels) + (_stops * _filters)) * sizeof(T);
        _chunkRows = Math.Clamp(ChunkBytes / rowBytes, 1, MostRows);
        _panels = new GradientPanels<T, TTiles>(product, _chunkRows);
        _aOffsets = ProductWorkspace.Rent<nint>(ProductBuffer.WindowOffsets, 3 * _chunkRows);
        _rows = _aOffsets + _chunkRows;
        _bOffsets = _rows + _chunkRows;
        _call.AOffsets = _aOffsets;
        _call.BOffsets = _bOffsets;
        _call.ARow = 1;
        _call.AStep = (nint)_window.Columns.Stride * _channels;
        _call.CStride = _filters;
    }

    /// <summary>Sums rows of the output from <paramref name="row"/> to <paramref name="end"/> for some lines of taps.</summary>
    public void Run(nint row, nint end, nint firstLine, nint endLine)
    {
        for (nint first = row; first < end; first += _chunkRows)
        {
            nint last = Math.Min(end, first + _chunkRows);
            _panels.Pack(first, last);
            _call.Accumulate = first > row;
            for (nint line = firstLine; line < endLine; line++)
            {
                FindRows(first, last, line);
                RunLine(first, line);
            }
        }
    }

    // Rows of the chunk whose source row at this line of taps is not padding.
    private void FindRows(nint first, nint last, nint line)
    {
        long planeTap = line / _window.Rows.Taps;
        long rowTap = line % _window.Rows.Taps;
        _call.Blocks = 0;
        for (nint row = first; row < last; row++)
        {
            (long plane, long y) = Math.DivRem(row, _window.Rows.Output);
            (long image, plane) = Math.DivRem(plane, _window.Planes.Output);
            long sourcePlane = _window.Planes.Start(plane) + (planeTap * _window.Planes.Dilation);
            long sourceRow = _window.Rows.Start(y) + (rowTap * _window.Rows.Dilation);
            if ((ulong)sourcePlane < (ulong)_window.Planes.Input && (ulong)sourceRow < (ulong)_window.Rows.Input)
            {
                long source = (((image * _window.Planes.Input) + sourcePlane) * _window.Rows.Input) + sourceRow;
                _aOffsets[_call.Blocks] = (nint)source * _product.Input.Columns * _channels;
                _rows[_call.Blocks] = row - first;
                _call.Blocks++;
            }
        }
    }

    private void RunLine(nint first, nint line)
    {
        nint taps = (nint)_window.Columns.Taps;
        if (_mergesTaps)
        {
            RunTap(first, line * taps, 0, _stops, 0, taps * _groupChannels);
            return;
        }

        WindowDim dim = _window.Columns;
        for (nint tap = 0; tap < taps; tap++)
        {
            // Stops whose source column at this tap is not padding.
            long start = (tap * dim.Dilation) - dim.Before;
            long from = start >= 0 ? 0 : (-start + dim.Stride - 1) / dim.Stride;
            long to = start >= dim.Input ? 0 : Math.Min(dim.Output, ((dim.Input - 1 - start) / dim.Stride) + 1);
            nint stops = (nint)Math.Max(0, to - from);
            nint column = stops == 0 ? 0 : (nint)(start + (from * dim.Stride));
            RunTap(first, (line * taps) + tap, (nint)from, stops, column, _groupChannels);
        }
    }

    private void RunTap(nint first, nint tap, nint stop, nint stops, nint column, nint rows)
    {
        nint blocks = _call.Blocks;
        _call.Blocks = stops == 0 ? 0 : blocks;
        _call.Depth = stops;
        for (nint panel = 0; panel < _panels.Count; panel++)
        {
            nint group = _panels.GroupOf(panel);
            nint filter = (group * _groupFilters) + _panels.FilterOf(panel);
            _call.BStep = _panels.StepOf(panel);
            for (nint block = 0; block < _call.Blocks; block++)
            {
                _bOffsets[block] = _rows[block] * _stops * _call.BStep;
            }

            T* a = _product.Input.Data + (column * _channels) + (group * _groupChannels);
            T* b = _panels.At(panel, first) + (stop * _call.BStep);
            T* c = _result + (tap * _groupChannels * _filters) + filter;
            fixed (TileProduct* call = &_call)
            {
                TileStrip<T, TTiles>.Run(call, rows, (int)_panels.WidthOf(panel), a, b, c);
            }
        }

        _call.Blocks = blocks;
    }
}
