using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.Kernels;

// For each tap, dFilter[channels, filters] is a product over all stops of the window: A is the input, read in place with the
// channels as rows, B the gradient of the output. One call of a tile sums many rows of images.

/// <summary>Computes the gradient of a convolution's filter on images whose channels are last.</summary>
/// <remarks>
/// Rows of images are divided among a number of partial sums that depends on the problem alone, and these are added in
/// order.
/// </remarks>
/// <typeparam name="T">Element type.</typeparam>
internal unsafe struct FilterProduct<T> : ITileUse<T>
    where T : unmanaged, INumberBase<T>
{
    private const double MultiplicationsPerPart = 2_000_000;
    private const int MostPartials = 16;

    // Partial sums take memory and time of their own where the filter is large; taps are dealt to threads then.
    private const double MostPartialElements = 2 << 20;

    /// <summary>Gets the convolution.</summary>
    public required ConvolutionPlan Plan { get; init; }

    /// <summary>Gets the input's images, with columns of padding if there are any.</summary>
    public required PaddedColumns<T> Input { get; init; }

    /// <summary>Gets the gradient of the output.</summary>
    public required T* Gradient { get; init; }

    /// <summary>Gets the gradient to write.</summary>
    public required T* Result { get; init; }

    /// <summary>Gets the rows of the output, of all images.</summary>
    public readonly nint OutputRows => (nint)(Plan.Window.Batch * Plan.Window.Planes.Output * Plan.Window.Rows.Output);

    /// <summary>Computes the gradient with the processor's tiles.</summary>
    public void Run()
    {
        if (typeof(T) == typeof(float))
        {
            TileWidths.Singles(ref Unsafe.As<FilterProduct<T>, FilterProduct<float>>(ref this));
        }
        else if (typeof(T) == typeof(double))
        {
            TileWidths.Doubles(ref Unsafe.As<FilterProduct<T>, FilterProduct<double>>(ref this));
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
        int partials = Partials();
        nint size = (nint)Plan.FilterSize;
        T* sums = partials == 1 ? null : ProductWorkspace.Rent<T>(ProductBuffer.Partials, size * (partials - 1));
        var job = new FilterJob<T, TTiles>(this, partials, sums);
        Threads.For(ref job, job.Parts);
        if (partials > 1)
        {
            var sum = new PartialSumJob<T>(Result, sums, size, partials - 1);
            Threads.ForRange(ref sum, size, 1 << 14);
        }
    }

    private readonly int Partials()
    {
        double worth = Math.Min(Plan.Multiplications / MultiplicationsPerPart, MostPartials);
        double room = 1 + (MostPartialElements / Plan.FilterSize);
        return (int)Math.Clamp(Math.Min(worth, room), 1, OutputRows);
    }
}
