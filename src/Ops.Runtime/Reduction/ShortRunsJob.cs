using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Reduces many short runs, a lane of runs at once, from a transposed copy.</summary>
internal unsafe struct ShortRunsJob<T, V, TBody, TAccess> : IParallelJob
    where T : unmanaged
    where V : unmanaged, ILane<V, T>
    where TBody : struct, IReduceBody<T>
    where TAccess : struct, IReduceAccess
{
    /// <summary>The longest run.</summary>
    public const long Longest = 32;

    public TBody Body;
    public T* Input;
    public T* Output;
    public long Outputs;
    public int Length;
    public int Parts;

    public readonly long Groups => ((Outputs - 1) / V.Count) + 1;

    [SkipLocalsInit]
    public void Run(int part)
    {
        long end = Groups * (part + 1) / Parts;
        TBody body = Body;
        T* columns = stackalloc T[(int)Longest * V.Count];
        for (long group = Groups * part / Parts; group < end; group++)
        {
            long first = group * V.Count;
            int runs = (int)Math.Min(V.Count, Outputs - first);
            T* from = Input + (first * Length);
            for (int run = 0; run < V.Count; run++)
            {
                // A group that is not full repeats its last run, so that every run is computed in the same order.
                T* source = from + (Math.Min(run, runs - 1) * Length);
                for (int j = 0; j < Length; j++)
                {
                    columns[(j * V.Count) + run] = source[j];
                }
            }

            V result = body.Initial<V>();
            ReduceKernel<T, V, TBody, TAccess>.Across(ref body, columns, V.Count, Length, &result);
            ReduceKernel<T, V, TBody, TAccess>.Finish(ref body, result, Length, Output + first, runs);
        }
    }
}
