namespace RawOpsNet;

/// <summary>Runs the numbered parts of a job; a struct, so that <see cref="Threads.For"/> shares it without boxing.</summary>
public interface IParallelJob
{
    /// <summary>Runs one part. Parts run at the same time, on any thread and in any order, each exactly once.</summary>
    /// <param name="part">Number of the part, from 0.</param>
    void Run(int part);
}
