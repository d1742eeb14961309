using System.Collections;

namespace RawOpsNet.Models;

/// <summary>Waits for each item of an asynchronous sequence: a step of training needs its batch before it can begin.</summary>
internal sealed class BlockingEnumerator<T>(IAsyncEnumerator<T> items) : IEnumerator<T>
{
    public T Current => items.Current;

    object? IEnumerator.Current => Current;

    public bool MoveNext() => items.MoveNextAsync().AsTask().GetAwaiter().GetResult();

    public void Reset() => throw new NotSupportedException("An asynchronous sequence is enumerated once.");

    public void Dispose() => items.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
