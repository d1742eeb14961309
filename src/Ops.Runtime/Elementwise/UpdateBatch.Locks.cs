namespace RawOpsNet.OpServices;

// A batch holds its locks over many calls, and lets go of none before its end: a step is all or none. Everybody else holds no
// lock while it waits for another (ResourceScope, Hold), so that only two batches can wait for each other.
public sealed unsafe partial class UpdateBatch
{
    // Longer chains of batches than this are no concern: their members wait on.
    private const int MostLinks = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    private static long s_opened;

    // The batch that holds locks on this thread: the outermost one.
    [ThreadStatic]
    private static UpdateBatch? t_holder;

    private readonly List<ResourceHandle> _held = [];
    private ResourceHandle? _waitsFor;
    private long _serial;

    /// <summary>Takes a variable's lock.</summary>
    /// <exception cref="FailedPreconditionException">
    /// Its holder is a batch that waits for this thread's; this one is the newer.
    /// </exception>
    internal static void Enter(ResourceHandle resource)
    {
        UpdateBatch? holder = t_holder;
        if (holder is null || ReferenceEquals(resource.Batch, holder))
        {
            resource.Gate.Enter();
        }
        else if (!resource.Gate.TryEnter())
        {
            holder.WaitFor(resource);
        }
    }

    private void Hold(ReadOnlySpan<ResourceHandle> resources)
    {
        bool isSorted = true;
        for (int i = 0; i < resources.Length; i++)
        {
            _held.Add(resources[i]);
            isSorted &= i == 0 || resources[i - 1].Order < resources[i].Order;
        }

        if (!isSorted)
        {
            _held.Sort((left, right) => left.Order.CompareTo(right.Order));
            for (int i = _held.Count - 1; i > 0; i--)
            {
                if (ReferenceEquals(_held[i], _held[i - 1]))
                {
                    _held.RemoveAt(i);
                }
            }
        }

        ResourceHandle? waited = null;
        while (TryEnterRest(waited) is { } missing)
        {
            missing.Gate.Enter();
            waited = missing;
        }

        foreach (ResourceHandle resource in _held)
        {
            resource.Batch = this;
        }

        _serial = Interlocked.Increment(ref s_opened);
        t_holder = this;
    }

    private ResourceHandle? TryEnterRest(ResourceHandle? entered)
    {
        for (int i = 0; i < _held.Count; i++)
        {
            if (ReferenceEquals(_held[i], entered) || _held[i].Gate.TryEnter())
            {
                continue;
            }

            for (int k = 0; k < i; k++)
            {
                if (!ReferenceEquals(_held[k], entered))
                {
                    _held[k].Gate.Exit();
                }
            }

            entered?.Gate.Exit();
            return _held[i];
        }

        return null;
    }

    private void LetGo()
    {
        for (int i = _held.Count - 1; i >= 0; i--)
        {
            _held[i].Batch = null;
            _held[i].Gate.Exit();
        }

        _held.Clear();
        if (ReferenceEquals(t_holder, this))
        {
            t_holder = null;
        }
    }

    // Seen twice in a row, for what is read of others without their locks may be of two moments.
    private void WaitFor(ResourceHandle resource)
    {
        Volatile.Write(ref _waitsFor, resource);
        try
        {
            int seen = 0;
            while (!resource.Gate.TryEnter(Patience))
            {
                seen = IsNewestOfCycle(resource) ? seen + 1 : 0;
                if (seen == 2)
                {
                    throw new FailedPreconditionException(
                        $"The variable '{resource.Name}' is held by a step that another thread takes at the same time and that "
                        + "waits for a variable of this step. This step is taken back: take the two one after the other.");
                }
            }
        }
        finally
        {
            Volatile.Write(ref _waitsFor, null);
        }
    }

    private bool IsNewestOfCycle(ResourceHandle resource)
    {
        UpdateBatch? other = resource.Batch;
        long newest = 0;
        for (int link = 0; link < MostLinks && other is not null; link++)
        {
            if (ReferenceEquals(other, this))
            {
                return _serial > newest;
            }

            newest = Math.Max(newest, other._serial);
            other = Volatile.Read(ref other._waitsFor)?.Batch;
        }

        return false;
    }
}
