using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Divides the gradient of a filter into partial sums over rows, and where these are few, by taps.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TTiles">Tiles of some vector width.</typeparam>
internal readonly unsafe struct FilterJob<T, TTiles> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TTiles : struct, ITileFamily<T>
{
    private const int EnoughParts = 8;

    private readonly FilterProduct<T> _product;
    private readonly int _partials;
    private readonly T* _sums;
    private readonly int _tapParts;

    /// <summary>Divides the work.</summary>
    /// <param name="product">The product.</param>
    /// <param name="partials">Number of partial sums; the first is the result.</param>
    /// <param name="sums">Room for the others.</param>
    public FilterJob(in FilterProduct<T> product, int partials, T* sums)
    {
        _product = product;
        _partials = partials;
        _sums = sums;
        bool isWorthParts = product.Plan.Multiplications >= ProductGrid.Threshold;
        _tapParts = isWorthParts && partials < EnoughParts ? (int)Math.Min(TapLines, 64) : 1;
    }

    /// <summary>Gets the number of parts.</summary>
    public int Parts => _partials * _tapParts;

    // Taps along depth and height; those along the width go together.
    private long TapLines => _product.Plan.Window.Planes.Taps * _product.Plan.Window.Rows.Taps;

    /// <summary>Computes a part.</summary>
    public void Run(int part)
    {
        int partial = part / _tapParts;
        int tapPart = part % _tapParts;
        nint rows = _product.OutputRows;
        T* result = partial == 0 ? _product.Result : _sums + ((partial - 1) * (nint)_product.Plan.FilterSize);
        FilterChunks<T, TTiles> chunks = new(_product, result);
        chunks.Run(
            rows * partial / _partials,
            rows * (partial + 1) / _partials,
            (nint)(TapLines * tapPart / _tapParts),
            (nint)(TapLines * (tapPart + 1) / _tapParts));
    }
}
