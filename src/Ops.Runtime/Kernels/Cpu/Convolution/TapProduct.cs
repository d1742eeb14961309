using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.Kernels;

// An implicit matrix product: nothing like im2col is stored. A tile is some neighbouring pixels of a row of the result by
// two vectors of channels, and one call sums all taps of all source channels into it. Taps that fall into padding above and
// below are left out; columns of padding are zeros in copies of the rows that need them.

/// <summary>Computes a convolution or its transpose on images whose channels are last.</summary>
/// <remarks>
/// Each element of the result is summed by one tile in one order, so that the division of work changes no bit.
/// </remarks>
/// <typeparam name="T">Element type.</typeparam>
internal unsafe struct TapProduct<T> : ITileUse<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Gets the taps along the depth.</summary>
    public required TapLine Planes { get; init; }

    /// <summary>Gets the taps along the height.</summary>
    public required TapLine Rows { get; init; }

    /// <summary>Gets the taps along the width.</summary>
    public required TapLine Columns { get; init; }

    /// <summary>Gets the number of images.</summary>
    public required nint Batch { get; init; }

    /// <summary>Gets the channels of the source.</summary>
    public required nint SourceChannels { get; init; }

    /// <summary>Gets the channels of the result.</summary>
    public required nint ResultChannels { get; init; }

    /// <summary>Gets the number of groups of channels.</summary>
    public required nint Groups { get; init; }

    /// <summary>Gets whether the filter's columns are the source's channels.</summary>
    public required bool IsTransposed { get; init; }

    /// <summary>Gets the number of multiplications.</summary>
    public required double Multiplications { get; init; }

    /// <summary>Gets the source images.</summary>
    public required T* Source { get; init; }

    /// <summary>Gets the filter.</summary>
    public required T* Filter { get; init; }

    /// <summary>Gets the images to write.</summary>
    public required T* Result { get; init; }

    /// <summary>Gets what is applied to the result, row by row.</summary>
    public required Epilogue<T> Epilogue { get; init; }

    /// <summary>Computes the result with the processor's tiles.</summary>
    public void Run()
    {
        if (typeof(T) == typeof(float))
        {
            TileWidths.Singles(ref Unsafe.As<TapProduct<T>, TapProduct<float>>(ref this));
        }
        else if (typeof(T) == typeof(double))
        {
            TileWidths.Doubles(ref Unsafe.As<TapProduct<T>, TapProduct<double>>(ref this));
        }
        else
        {
            Run<ElementTiles<T>>();
        }
    }

    /// <inheritdoc/>
    public readonly void Run<TTiles>()
        where TTiles : struct, ITileFamily<T>
    {
        var job = new TapJob<T, TTiles>(this);
        Threads.For(ref job, job.Parts);
    }
}
