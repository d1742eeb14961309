using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>
/// Holds a filter as tiles read it: panels of neighbouring result channels, two vectors wide, whose rows are taps by source
/// channels. Taps of one column phase are neighbours, in the order in which they read the source.
/// </summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TTiles">Tiles of some vector width.</typeparam>
internal readonly unsafe struct FilterPanels<T, TTiles>
    where T : unmanaged, INumberBase<T>
    where TTiles : struct, ITileFamily<T>
{
    private readonly TapLine _columns;
    private readonly T* _panels;
    private readonly nint _lines;
    private readonly nint _depth;
    private readonly nint _width;
    private readonly nint _panelsOfGroup;

    /// <summary>Packs a filter, [taps, input channels of a group, filters], on the calling thread.</summary>
    public FilterPanels(in TapProduct<T> product)
    {
        _columns = product.Columns;
        _lines = product.Planes.Taps * product.Rows.Taps;
        _depth = product.SourceChannels / product.Groups;
        _width = product.ResultChannels / product.Groups;
        _panelsOfGroup = Blocking.Ceiling(_width, TileStrip<T, TTiles>.Columns);
        Count = _panelsOfGroup * product.Groups;
        _panels = ProductWorkspace.Rent<T>(ProductBuffer.ConvolutionPanels, GroupSize * product.Groups);
        for (nint panel = 0; panel < Count; panel++)
        {
            Pack(product, panel);
        }
    }

    /// <summary>Gets the number of panels, of all groups together.</summary>
    public nint Count { get; }

    private nint Rows => _lines * _columns.Taps * _depth;

    private nint GroupSize =>
        Rows * (((_panelsOfGroup - 1) * TileStrip<T, TTiles>.Columns) + TileStrip<T, TTiles>.PaddedWidth(LastWidth));

    private nint LastWidth => _width - ((_panelsOfGroup - 1) * TileStrip<T, TTiles>.Columns);

    /// <summary>Gets the group that a panel belongs to.</summary>
    public nint GroupOf(nint panel) => panel / _panelsOfGroup;

    /// <summary>Gets the first result channel of a panel, within its group.</summary>
    public nint ChannelOf(nint panel) => panel % _panelsOfGroup * TileStrip<T, TTiles>.Columns;

    /// <summary>Gets the number of result channels of a panel.</summary>
    public nint WidthOf(nint panel) => Math.Min(TileStrip<T, TTiles>.Columns, _width - ChannelOf(panel));

    /// <summary>Gets a panel.</summary>
    public T* Panel(nint panel) => _panels + (GroupOf(panel) * GroupSize) + (Rows * ChannelOf(panel));

    /// <summary>Gets the row of a panel where a tap's source channels begin.</summary>
    /// <param name="line">Number of the tap among planes and rows.</param>
    /// <param name="column">Number of the column tap in the order of phases.</param>
    public nint Row(nint line, nint column) => ((line * _columns.Taps) + column) * _depth;

    private void Pack(in TapProduct<T> product, nint panel)
    {
        nint width = WidthOf(panel);
        nint padded = TileStrip<T, TTiles>.PaddedWidth(width);
        T* target = Panel(panel);
        for (nint line = 0; line < _lines; line++)
        {
            foreach (TapPhase phase in _columns.Phases)
            {
                for (int tap = 0; tap < phase.Taps.Length; tap++)
                {
                    nint index = (line * _columns.Taps) + phase.Taps[tap].Index;
                    PackTap(product, panel, index, width, padded, target + (Row(line, phase.FirstTap + tap) * padded));
                }
            }
        }
    }

    // Stored rows are input channels, and columns are filters: the result of a convolution, and the source of its transpose.
    private void PackTap(in TapProduct<T> product, nint panel, nint tap, nint width, nint padded, T* target)
    {
        if (product.IsTransposed)
        {
            nint row = (tap * _width) + ChannelOf(panel);
            T* source = product.Filter + (row * product.SourceChannels) + (GroupOf(panel) * _depth);
            PanelTranspose.Panel(source, product.SourceChannels, width, _depth, target, padded);
        }
        else
        {
            T* source = product.Filter + (tap * _depth * product.ResultChannels) + (GroupOf(panel) * _width) + ChannelOf(panel);
            PanelPacking.PaddedRows(source, product.ResultChannels, _depth, width, padded, target);
        }
    }
}
