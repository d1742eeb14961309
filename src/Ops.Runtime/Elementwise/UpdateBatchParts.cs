using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Presents all updates of a batch as one range that is cut into parts of equal cost.</summary>
internal readonly struct UpdateBatchParts : IParallelJob
{
    // Chunks start at whole vectors and whole cache lines, whatever the element's size.
    private const long ChunkAlignment = 64;

    private readonly List<UpdateJob> _jobs;
    private readonly List<long> _starts;

    /// <summary>Cuts jobs; <paramref name="starts"/> holds where each begins, in units, and where the last ends.</summary>
    public UpdateBatchParts(List<UpdateJob> jobs, List<long> starts)
    {
        _jobs = jobs;
        _starts = starts;
    }

    /// <inheritdoc/>
    public void Run(int part)
    {
        long from = part * UpdateBatch.PartUnits;
        long to = from + UpdateBatch.PartUnits;
        int found = _starts.BinarySearch(from);
        for (int job = found >= 0 ? found : ~found - 1; job < _jobs.Count && _starts[job] < to; job++)
        {
            long start = Element(job, from);
            long end = Element(job, to);
            if (start < end)
            {
                _jobs[job].Run(start, end);
            }
        }
    }

    // The same for the end of one part and the start of the next, so that parts neither overlap nor leave a gap.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Element(int job, long unit)
    {
        UpdateJob update = _jobs[job];
        long element = Math.Max(unit - _starts[job], 0) / update.Weight;
        return Math.Min((element + ChunkAlignment - 1) & -ChunkAlignment, update.Length);
    }
}
