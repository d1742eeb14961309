namespace RawOpsNet.OpServices;

// Every call takes the locks of variables in the order of their creation. A batch holds its locks over many calls, of which one
// may ask for a variable that comes before some of them in that order: it must not wait for it while it holds the others.
public sealed unsafe partial class UpdateBatch
{
    // The batch that holds locks on this thread: the outermost one.
    [ThreadStatic]
    private static UpdateBatch? t_holder;

    private readonly List<ResourceHandle> _held = [];

    /// <summary>Takes a variable's lock, in a way that cannot wait for a thread which waits for this one's batch.</summary>
    internal static void Enter(ResourceHandle resource)
    {
        UpdateBatch? holder = t_holder;
        if (holder is null || ReferenceEquals(resource.Batch, holder))
        {
            resource.Gate.Enter();
        }
        else if (!resource.Gate.TryEnter())
        {
            holder.EnterInOrder(resource);
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

        foreach (ResourceHandle resource in _held)
        {
            resource.Gate.Enter();
            resource.Batch = this;
        }

        t_holder = this;
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

    // Lets the other thread pass: makes what waits, lets go of all, and takes all again with the new one in its place.
    private void EnterInOrder(ResourceHandle other)
    {
        Run();
        for (int i = _held.Count - 1; i >= 0; i--)
        {
            _held[i].Batch = null;
            _held[i].Gate.Exit();
        }

        bool isEntered = false;
        foreach (ResourceHandle resource in _held)
        {
            if (!isEntered && other.Order < resource.Order)
            {
                other.Gate.Enter();
                isEntered = true;
            }

            resource.Gate.Enter();
            resource.Batch = this;
        }

        if (!isEntered)
        {
            other.Gate.Enter();
        }
    }
}
