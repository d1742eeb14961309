namespace RawOpsNet.OpServices;

/// <summary>One update that waits in an <see cref="UpdateBatch"/>.</summary>
internal abstract class UpdateJob
{
    /// <summary>The number of elements.</summary>
    public long Length { get; private protected set; }

    /// <summary>What one element costs, in the units that parts of a batch are measured in.</summary>
    public abstract int Weight { get; }

    /// <summary>Runs the elements from <paramref name="start"/> up to <paramref name="end"/>; on any thread.</summary>
    public abstract void Run(long start, long end);

    /// <summary>Gives the job back for the next batch of this thread.</summary>
    public abstract void Recycle();
}
