using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Divides a convolution into bands of rows of the result, and deals them to threads.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TTiles">Tiles of some vector width.</typeparam>
internal readonly struct TapJob<T, TTiles> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TTiles : struct, ITileFamily<T>
{
    // Source rows of a band, which every panel of the filter reads again, stay in the second-level cache.
    private const nint BandBytes = 192 << 10;

    // So many bands at least, where there are rows for them: enough for a few threads to share evenly.
    private const nint FewestBands = 16;
    private const nint MostParts = 128;

    private readonly TapProduct<T> _product;
    private readonly FilterPanels<T, TTiles> _panels;
    private readonly nint _bandRows;
    private readonly nint _bandsOfPlane;

    /// <summary>Packs the filter and divides the rows.</summary>
    public unsafe TapJob(in TapProduct<T> product)
    {
        _product = product;
        _panels = new FilterPanels<T, TTiles>(product);
        nint rowBytes = Math.Max(1, product.Columns.SourceSize * product.SourceChannels * sizeof(T));
        nint fits = Math.Max(1, BandBytes / rowBytes / product.Rows.SourceStep * product.Rows.Step);
        nint planes = product.Batch * product.Planes.Size;
        bool isWorthParts = product.Multiplications >= ProductGrid.Threshold;
        nint needed = isWorthParts ? Blocking.Ceiling(FewestBands, planes) : 1;
        _bandRows = Math.Min(fits, Blocking.Ceiling(product.Rows.Size, needed));
        _bandsOfPlane = Blocking.Ceiling(product.Rows.Size, _bandRows);
        Parts = isWorthParts ? (int)Math.Min(Bands, MostParts) : 1;
    }

    /// <summary>Gets the number of parts.</summary>
    public int Parts { get; }

    private nint Bands => _product.Batch * _product.Planes.Size * _bandsOfPlane;

    /// <summary>Computes the bands of a part.</summary>
    public void Run(int part)
    {
        nint end = Bands * (part + 1) / Parts;
        TapBand<T, TTiles> band = new(_product, _panels, _bandRows);
        for (nint i = Bands * part / Parts; i < end; i++)
        {
            nint plane = i / _bandsOfPlane;
            nint row = i % _bandsOfPlane * _bandRows;
            band.Run(
                plane / _product.Planes.Size,
                plane % _product.Planes.Size,
                row,
                Math.Min(row + _bandRows, _product.Rows.Size));
        }
    }
}
