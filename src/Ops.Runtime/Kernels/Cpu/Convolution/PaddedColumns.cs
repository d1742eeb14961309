using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Gives images with zeros beside their rows, where the taps of a row are read as one.</summary>
/// <typeparam name="T">Element type.</typeparam>
internal readonly unsafe struct PaddedColumns<T> : IDisposable
    where T : unmanaged, INumberBase<T>
{
    private readonly Tensor? _copy;

    private PaddedColumns(T* data, nint columns, nint before, Tensor? copy)
    {
        Data = data;
        Columns = columns;
        Before = before;
        _copy = copy;
    }

    /// <summary>Gets the first element, of the padding if there is any.</summary>
    public T* Data { get; }

    /// <summary>Gets the number of columns of a row.</summary>
    public nint Columns { get; }

    /// <summary>Gets the columns of padding before a row.</summary>
    public nint Before { get; }

    /// <summary>Gives images as they are.</summary>
    public static PaddedColumns<T> InPlace(in SlidingWindow window, T* images) =>
        new(images, (nint)window.Columns.Input, 0, null);

    /// <summary>Gives images padded as far as the window reaches.</summary>
    public static PaddedColumns<T> Around(in SlidingWindow window, T* images)
    {
        WindowDim dim = window.Columns;
        nint before = (nint)dim.Before;
        nint columns = before + (nint)Math.Max(dim.Input, dim.Start(dim.Output - 1) + dim.Reach);
        if (columns == dim.Input)
        {
            return InPlace(window, images);
        }

        nint rows = (nint)(window.Batch * window.Planes.Input * window.Rows.Input);
        Tensor copy = TensorAccess.AllocateUnscoped(new Shape([rows, columns, window.Channels]), DTypes.Of<T>());
        T* data = (T*)TensorAccess.Pointer(copy);
        Padding.Run(
            new ReadOnlySpan<T>(images, checked((int)(rows * dim.Input * window.Channels))),
            [rows, dim.Input, window.Channels],
            TensorAccess.Write<T>(copy),
            copy.Shape.Dims,
            [0, before, 0],
            T.Zero);
        return new PaddedColumns<T>(data, columns, before, copy);
    }

    /// <summary>Gives the copy back.</summary>
    public void Dispose() => _copy?.Dispose();
}
