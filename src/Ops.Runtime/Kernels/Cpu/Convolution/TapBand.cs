using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Computes bands of rows of a convolution's result, in buffers of the calling thread.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TTiles">Tiles of some vector width.</typeparam>
internal unsafe ref struct TapBand<T, TTiles>
    where T : unmanaged, INumberBase<T>
    where TTiles : struct, ITileFamily<T>
{
    private readonly ref readonly TapProduct<T> _product;
    private readonly ref readonly FilterPanels<T, TTiles> _panels;
    private SourceLines<T> _lines;
    private readonly nint* _aOffsets;
    private readonly nint* _bOffsets;
    private TileProduct _call;

    /// <summary>Makes room for the bands of a part.</summary>
    public TapBand(in TapProduct<T> product, in FilterPanels<T, TTiles> panels, nint bandRows)
    {
        _product = ref product;
        _panels = ref panels;
        nint blocks = product.Planes.Taps * product.Rows.Taps * product.Columns.Taps;
        nint lines = SourceLines<T>.TableSize(product, bandRows);
        nint* room = ProductWorkspace.Rent<nint>(ProductBuffer.WindowOffsets, (2 * blocks) + lines);
        _aOffsets = room;
        _bOffsets = room + blocks;
        _lines = new SourceLines<T>(product, bandRows, room + (2 * blocks));
        _call.AOffsets = _aOffsets;
        _call.BOffsets = _bOffsets;
        _call.ARow = product.Columns.SourceStep * product.SourceChannels;
        _call.AStep = 1;
        _call.CStride = product.Columns.Step * product.ResultChannels;
    }

    /// <summary>Computes the rows from <paramref name="row"/> up to <paramref name="end"/> of a plane of an image.</summary>
    public void Run(nint image, nint plane, nint row, nint end)
    {
        _lines.Begin(image, row, end);
        nint rowSize = _product.Columns.Size * _product.ResultChannels;
        T* result = _product.Result + (((image * _product.Planes.Size) + plane) * _product.Rows.Size * rowSize);
        for (nint panel = 0; panel < _panels.Count; panel++)
        {
            for (nint at = row; at < end; at++)
            {
                foreach (TapPhase phase in _product.Columns.Phases)
                {
                    RunPhase(plane, at, phase, panel, result + (at * rowSize));
                }
            }
        }
    }

    private void RunPhase(nint plane, nint row, TapPhase phase, nint panel, T* result)
    {
        nint width = _panels.WidthOf(panel);
        nint group = _panels.GroupOf(panel);
        nint channels = _product.SourceChannels / _product.Groups;
        bool isDense = _product.Groups == 1 && phase.IsDense;
        _call.BStep = TileStrip<T, TTiles>.PaddedWidth(width);
        _call.Depth = isDense ? phase.Taps.Length * channels : channels;
        _call.Blocks = 0;
        TapPhase planes = _product.Planes.PhaseOf(plane);
        TapPhase rows = _product.Rows.PhaseOf(row);
        foreach (Tap planeTap in planes.Taps)
        {
            foreach (Tap rowTap in rows.Taps)
            {
                nint sourcePlane = planeTap.Start + _product.Planes.Moved(plane);
                nint sourceRow = rowTap.Start + _product.Rows.Moved(row);
                if ((nuint)sourcePlane < (nuint)_product.Planes.SourceSize
                    && (nuint)sourceRow < (nuint)_product.Rows.SourceSize)
                {
                    nint line = _lines.Locate(sourcePlane, sourceRow) + (group * channels);
                    AddTaps(phase, isDense, line, (planeTap.Index * _product.Rows.Taps) + rowTap.Index);
                }
            }
        }

        nint channel = (group * (_product.ResultChannels / _product.Groups)) + _panels.ChannelOf(panel);
        T* c = result + (phase.First * _product.ResultChannels) + channel;
        fixed (TileProduct* call = &_call)
        {
            TileStrip<T, TTiles>.Run(call, phase.Count, (int)width, _lines.Base, _panels.Panel(panel), c);
        }

        if (!_product.Epilogue.IsEmpty)
        {
            _product.Epilogue.From(channel).Apply(c, _call.CStride, phase.Count, width);
        }
    }

    private void AddTaps(TapPhase phase, bool isDense, nint line, nint lineTap)
    {
        int count = isDense ? Math.Min(1, phase.Taps.Length) : phase.Taps.Length;
        for (int tap = 0; tap < count; tap++)
        {
            _aOffsets[_call.Blocks] = line + (phase.Taps[tap].Start * _product.SourceChannels);
            _bOffsets[_call.Blocks] = _panels.Row(lineTap, phase.FirstTap + tap) * _call.BStep;
            _call.Blocks++;
        }
    }
}
