using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>
/// Finds the rows of a convolution's source: in place where no tap reaches beside them, else in copies with zeros at both
/// ends, each made when the first tap needs it.
/// </summary>
internal unsafe struct SourceLines<T>
    where T : unmanaged, INumberBase<T>
{
    private const nint Missing = -1;

    private readonly T* _source;
    private readonly nint _planes;
    private readonly nint _rows;
    private readonly nint _rowSize;
    private readonly nint _before;
    private readonly nint _paddedSize;
    private readonly TapLine _rowTaps;
    private readonly nint* _table;
    private nint _image;
    private nint _firstRow;
    private nint _rowSpan;
    private nint _copies;

    /// <summary>Makes room for the rows of a band.</summary>
    public SourceLines(in TapProduct<T> product, nint bandRows, nint* table)
    {
        _source = product.Source;
        _planes = product.Planes.SourceSize;
        _rows = product.Rows.SourceSize;
        _rowSize = product.Columns.SourceSize * product.SourceChannels;
        _before = product.Columns.Before * product.SourceChannels;
        _paddedSize = checked(_rowSize + _before + (product.Columns.After * product.SourceChannels));
        _rowTaps = product.Rows;
        _table = table;
        Base = _source;
        IsCopied = _paddedSize != _rowSize;
        if (IsCopied)
        {
            nint rows = Math.Min(Span(product.Rows, bandRows), bandRows * product.Rows.Taps);
            nint planes = Math.Min(product.Planes.SourceSize, product.Planes.Taps);
            Base = ProductWorkspace.Rent<T>(ProductBuffer.ConvolutionRows, checked(rows * planes * _paddedSize));
        }
    }

    /// <summary>Gets where the offsets of rows count from.</summary>
    public T* Base { get; }

    private bool IsCopied { get; }

    /// <summary>Gets how many entries the table of a band has.</summary>
    public static nint TableSize(in TapProduct<T> product, nint bandRows) =>
        product.Planes.SourceSize * Span(product.Rows, bandRows);

    /// <summary>Begins a band: rows of the result of an image.</summary>
    public void Begin(nint image, nint row, nint end)
    {
        _image = image;
        (_firstRow, nint last) = _rowTaps.Reads(row, end);
        _rowSpan = last - _firstRow;
        _copies = 0;
        if (IsCopied)
        {
            new Span<nint>(_table, (int)(_planes * _rowSpan)).Fill(Missing);
        }
    }

    /// <summary>Gives the offset of a row's first column; columns of padding lie before it.</summary>
    public nint Locate(nint plane, nint row)
    {
        nint stored = ((((_image * _planes) + plane) * _rows) + row) * _rowSize;
        if (!IsCopied)
        {
            return stored;
        }

        ref nint entry = ref _table[(plane * _rowSpan) + row - _firstRow];
        if (entry == Missing)
        {
            entry = (_copies * _paddedSize) + _before;
            Copy(_source + stored, Base + (_copies * _paddedSize));
            _copies++;
        }

        return entry;
    }

    // The most source rows that so many rows of the result can read.
    private static nint Span(TapLine rows, nint bandRows)
    {
        nint low = nint.MaxValue;
        nint high = nint.MinValue;
        foreach (TapPhase phase in rows.Phases)
        {
            if (phase.Taps.Length > 0)
            {
                low = Math.Min(low, phase.Taps[0].Start);
                high = Math.Max(high, phase.Taps[^1].Start);
            }
        }

        return high < low ? 0 : Math.Min(rows.SourceSize, high - low + rows.Moved(bandRows) + rows.SourceStep + 1);
    }

    private readonly void Copy(T* source, T* target)
    {
        new Span<T>(target, (int)_before).Clear();
        Buffer.MemoryCopy(source, target + _before, _rowSize * sizeof(T), _rowSize * sizeof(T));
        new Span<T>(target + _before + _rowSize, (int)(_paddedSize - _before - _rowSize)).Clear();
    }
}
