using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Adds partial sums that lie one behind the other to the first, in their order.</summary>
internal readonly unsafe struct PartialSumJob<T>(T* total, T* partials, nint size, int count) : IRangeJob
    where T : unmanaged, INumberBase<T>
{
    private readonly T* _total = total;
    private readonly T* _partials = partials;
    private readonly nint _size = size;
    private readonly int _count = count;

    /// <summary>Adds a range of elements.</summary>
    public void Run(long start, long end)
    {
        int length = (int)(end - start);
        Span<T> total = new(_total + start, length);
        for (int partial = 0; partial < _count; partial++)
        {
            ElementSums.Add(total, new ReadOnlySpan<T>(_partials + (partial * _size) + start, length), total);
        }
    }
}
