using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>
/// Gives the gradient of a convolution's output as tiles read it: panels of filters, two vectors wide. Where all panels are
/// whole vectors they are read in place, else each chunk of rows is packed.
/// </summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TTiles">Tiles of some vector width.</typeparam>
internal readonly unsafe struct GradientPanels<T, TTiles>
    where T : unmanaged, INumberBase<T>
    where TTiles : struct, ITileFamily<T>
{
    private readonly T* _gradient;
    private readonly T* _packed;
    private readonly nint _filters;
    private readonly nint _groupFilters;
    private readonly nint _panelsOfGroup;
    private readonly nint _stops;
    private readonly nint _chunkPixels;

    /// <summary>Makes room for the panels of a chunk.</summary>
    public GradientPanels(in FilterProduct<T> product, nint chunkRows)
    {
        _gradient = product.Gradient;
        _filters = (nint)product.Plan.Filters;
        _groupFilters = (nint)product.Plan.GroupFilters;
        _panelsOfGroup = Blocking.Ceiling(_groupFilters, TileStrip<T, TTiles>.Columns);
        _stops = (nint)product.Plan.Window.Columns.Output;
        _chunkPixels = chunkRows * _stops;
        Count = _panelsOfGroup * (nint)product.Plan.Groups;
        _packed = _groupFilters % TTiles.Lanes == 0
            ? null
            : ProductWorkspace.Rent<T>(
                ProductBuffer.ConvolutionPanels, checked(Count * TileStrip<T, TTiles>.Columns * _chunkPixels));
    }

    /// <summary>Gets the number of panels, of all groups together.</summary>
    public nint Count { get; }

    /// <summary>Gets the group that a panel belongs to.</summary>
    public nint GroupOf(nint panel) => panel / _panelsOfGroup;

    /// <summary>Gets the first filter of a panel, within its group.</summary>
    public nint FilterOf(nint panel) => panel % _panelsOfGroup * TileStrip<T, TTiles>.Columns;

    /// <summary>Gets the number of filters of a panel.</summary>
    public nint WidthOf(nint panel) => Math.Min(TileStrip<T, TTiles>.Columns, _groupFilters - FilterOf(panel));

    /// <summary>Gets the distance from one pixel to the next.</summary>
    public nint StepOf(nint panel) => _packed == null ? _filters : TileStrip<T, TTiles>.PaddedWidth(WidthOf(panel));

    /// <summary>Gets a panel at the chunk that begins with a row.</summary>
    public T* At(nint panel, nint row) => _packed == null
        ? Stored(panel, row)
        : _packed + (panel * TileStrip<T, TTiles>.Columns * _chunkPixels);

    /// <summary>Packs the rows of a chunk, if that is needed.</summary>
    public void Pack(nint row, nint end)
    {
        for (nint panel = 0; _packed != null && panel < Count; panel++)
        {
            PanelPacking.PaddedRows(
                Stored(panel, row), _filters, (end - row) * _stops, WidthOf(panel), StepOf(panel), At(panel, row));
        }
    }

    private T* Stored(nint panel, nint row) =>
        _gradient + (row * _stops * _filters) + (GroupOf(panel) * _groupFilters) + FilterOf(panel);
}
