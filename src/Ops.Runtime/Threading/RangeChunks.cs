using System.Runtime.CompilerServices;

namespace RawOpsNet;

/// <summary>Presents the chunks of a range as the parts of a job.</summary>
internal readonly unsafe struct RangeChunks<TJob> : IParallelJob
    where TJob : struct, IRangeJob
{
    private readonly void* _job;
    private readonly long _length;
    private readonly long _chunk;

    /// <summary>Divides a range into chunks; the job must stay pinned while they run.</summary>
    public RangeChunks(void* job, long length, long chunk)
    {
        _job = job;
        _length = length;
        _chunk = chunk;
    }

    /// <summary>Runs one chunk.</summary>
    public void Run(int part)
    {
        long start = part * _chunk;
        long end = _length - start > _chunk ? start + _chunk : _length;
        Unsafe.AsRef<TJob>(_job).Run(start, end);
    }
}
