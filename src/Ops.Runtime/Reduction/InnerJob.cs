using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Reduces runs of neighbouring elements: the innermost dim is reduced.</summary>
/// <remarks>
/// The runs of an output element are cut into segments, and those are dealt to chunks by their number alone. An element of
/// one chunk is finished at once; of several, its chunks are combined afterwards, in their order.
/// </remarks>
internal unsafe struct InnerJob<T, V, TBody, TAccess> : IParallelJob
    where T : unmanaged
    where V : unmanaged, ILane<V, T>
    where TBody : struct, IReduceBody<T>
    where TAccess : struct, IReduceAccess
{
    /// <summary>The elements of a chunk, more or less.</summary>
    public const long ChunkLength = 65536;

    public TBody Body;
    public ReducePlan Plan;
    public T* Input;
    public T* Output;

    /// <summary>A lane per chunk, output by output, if an output has several.</summary>
    public V* Partials;

    public int Parts;
    public long Chunks;
    private long _segmentsPerRun;
    private long _segmentsPerChunk;

    public readonly long Tasks => Plan.Kept.Total * Chunks;

    /// <summary>Cuts the runs; the result depends on the shape alone.</summary>
    public void Divide()
    {
        _segmentsPerRun = ((Plan.Inner - 1) / ChunkLength) + 1;
        _segmentsPerChunk = Math.Max(1, ChunkLength / Math.Min(Plan.Inner, ChunkLength));
        Chunks = (((Plan.Reduced.Total * _segmentsPerRun) - 1) / _segmentsPerChunk) + 1;
    }

    [SkipLocalsInit]
    public void Run(int part)
    {
        long first = Tasks * part / Parts;
        long end = Tasks * (part + 1) / Parts;
        TBody body = Body;
        V* stack = stackalloc V[PairwiseStack<T, V, TBody>.Depth];
        V result;
        for (long task = first; task < end; task++)
        {
            long output = task / Chunks;
            Chunk(ref body, output, task - (output * Chunks), stack, &result);
            if (Chunks > 1)
            {
                Partials[task] = result;
            }
            else
            {
                result = ReduceKernel<T, V, TBody, TAccess>.Fold(ref body, result);
                ReduceKernel<T, V, TBody, TAccess>.Finish(ref body, result, Plan.Count, Output + output, 1);
            }
        }
    }

    /// <summary>Combines the chunks of every output.</summary>
    [SkipLocalsInit]
    public void Combine()
    {
        TBody body = Body;
        V* entries = stackalloc V[PairwiseStack<T, V, TBody>.Depth];
        V result;
        for (long output = 0; output < Plan.Kept.Total; output++)
        {
            PairwiseStack<T, V, TBody> stack = new(entries, 1);
            for (long chunk = 0; chunk < Chunks; chunk++)
            {
                stack.Push(ref body, Partials + (output * Chunks) + chunk);
            }

            stack.Collapse(ref body, &result);
            result = ReduceKernel<T, V, TBody, TAccess>.Fold(ref body, result);
            ReduceKernel<T, V, TBody, TAccess>.Finish(ref body, result, Plan.Count, Output + output, 1);
        }
    }

    private readonly void Chunk(ref TBody body, long output, long chunk, V* entries, V* result)
    {
        nint block = ReduceKernel<T, V, TBody, TAccess>.BlockLanes * V.Count;
        T* origin = Input + Plan.Kept.Offset(output);
        long segment = chunk * _segmentsPerChunk;
        long end = Math.Min(segment + _segmentsPerChunk, Plan.Reduced.Total * _segmentsPerRun);
        if (end - segment == 1 && _segmentsPerRun == 1 && Plan.Inner <= block)
        {
            ReduceKernel<T, V, TBody, TAccess>.Along(ref body, origin + Plan.Reduced.Offset(segment), (nint)Plan.Inner, result);
            return;
        }

        PairwiseStack<T, V, TBody> stack = new(entries, 1);
        for (; segment < end; segment++)
        {
            long run = segment / _segmentsPerRun;
            long start = (segment - (run * _segmentsPerRun)) * ChunkLength;
            nint length = (nint)Math.Min(ChunkLength, Plan.Inner - start);
            T* from = origin + Plan.Reduced.Offset(run) + start;
            for (nint i = 0; i < length; i += block)
            {
                V partial;
                ReduceKernel<T, V, TBody, TAccess>.Along(ref body, from + i, Math.Min(block, length - i), &partial);
                stack.Push(ref body, &partial);
            }
        }

        stack.Collapse(ref body, result);
    }
}
