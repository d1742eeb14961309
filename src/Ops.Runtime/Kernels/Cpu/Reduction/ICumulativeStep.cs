namespace RawOpsNet.Kernels;

/// <summary>How a running result takes the next element.</summary>
internal interface ICumulativeStep<T>
{
    static abstract T Neutral { get; }

    static abstract T Join(T running, T next);
}
