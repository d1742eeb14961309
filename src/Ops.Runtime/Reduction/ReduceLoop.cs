using System.Runtime.InteropServices;

namespace RawOpsNet.OpServices;

/// <summary>Chooses the form of a reduction and runs it.</summary>
internal unsafe ref struct ReduceLoop<T, TBody, TAccess> : ILaneLoop<T>
    where T : unmanaged
    where TBody : struct, IReduceBody<T>
    where TAccess : struct, IReduceAccess
{
    public TBody Body;
    public ReducePlan Plan;
    public T* Input;
    public long Length;
    public T* Output;
    public long Outputs;

    public void Run<V>()
        where V : unmanaged, ILane<V, T>
    {
        if (Length == 0)
        {
            Empty<V>();
        }
        else if (Plan.IsInnerReduced && Plan.Inner <= ShortRunsJob<T, V, TBody, TAccess>.Longest
            && Plan.Reduced.Rank == 0 && Plan.Kept.Rank <= 1 && V.Count > 1 && Outputs >= V.Count / 2)
        {
            Short<V>();
        }
        else if (Plan.IsInnerReduced)
        {
            Inner<V>();
        }
        else
        {
            Outer<V>();
        }
    }

    private void Empty<V>()
        where V : unmanaged, ILane<V, T>
    {
        for (long i = 0; i < Outputs; i += V.Count)
        {
            int elements = (int)Math.Min(V.Count, Outputs - i);
            ReduceKernel<T, V, TBody, TAccess>.Finish(ref Body, Body.Initial<V>(), 0, Output + i, elements);
        }
    }

    private void Short<V>()
        where V : unmanaged, ILane<V, T>
    {
        var job = new ShortRunsJob<T, V, TBody, TAccess>
        {
            Body = Body,
            Input = Input,
            Output = Output,
            Outputs = Outputs,
            Length = (int)Plan.Inner,
        };
        job.Parts = Parts(job.Groups);
        Threads.For(ref job, job.Parts);
    }

    private void Inner<V>()
        where V : unmanaged, ILane<V, T>
    {
        var job = new InnerJob<T, V, TBody, TAccess> { Body = Body, Plan = Plan, Input = Input, Output = Output };
        job.Divide();
        job.Parts = Parts(job.Tasks);
        if (job.Chunks == 1)
        {
            Threads.For(ref job, job.Parts);
            return;
        }

        job.Partials = (V*)NativeMemory.AlignedAlloc((nuint)(job.Tasks * sizeof(V)), 64);
        try
        {
            Threads.For(ref job, job.Parts);
            job.Combine();
        }
        finally
        {
            NativeMemory.AlignedFree(job.Partials);
        }
    }

    private void Outer<V>()
        where V : unmanaged, ILane<V, T>
    {
        var job = new OuterJob<T, V, TBody, TAccess>
        {
            Body = Body,
            Plan = Plan,
            Input = Input,
            Output = Output,
            InputEnd = Input + Length,
        };
        job.Divide();
        job.Parts = Parts(job.Tasks);
        if (job.Chunks == 1)
        {
            Threads.For(ref job, job.Parts);
            return;
        }

        job.Partials = (V*)NativeMemory.AlignedAlloc((nuint)(job.PartialLanes * sizeof(V)), 64);
        try
        {
            Threads.For(ref job, job.Parts);
            job.Combine();
        }
        finally
        {
            NativeMemory.AlignedFree(job.Partials);
        }
    }

    private readonly int Parts(long tasks)
        => (int)Math.Clamp(Length / Elementwise.Grain(4), 1, Math.Min(tasks, Threads.MaxParts));
}
