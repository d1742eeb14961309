using System.ComponentModel;

namespace RawOpsNet.OpServices;

// An optimizer's step over hundreds of small variables as a fork and join for each costs more than the updates. Inside a batch
// an update op checks everything, prepares its variables for writing and leaves its loop here; all loops then run as one job.

/// <summary>
/// Collects the elementwise updates that ops make to variables on this thread, and runs them as one parallel job.
/// </summary>
/// <remarks>
/// The batch holds the locks of its variables from its opening to its disposal: other threads see all updates or none. An op that
/// looks at a variable whose update waits makes the batch run first, so the order of effects is the program's. What was not run
/// is dropped by <see cref="Dispose"/>: an exception between ops that only update leaves the variables as they were. Code that
/// runs inside a batch must not wait for another thread, nor touch a variable that another thread locks together with a held one.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class UpdateBatch : IDisposable
{
    /// <summary>The size of one part, in units of <see cref="UpdateJob.Weight"/>.</summary>
    internal const long PartUnits = 131072;

    [ThreadStatic]
    private static UpdateBatch? t_current;

    [ThreadStatic]
    private static UpdateBatch? t_spare;

    private readonly List<ResourceHandle> _held = [];
    private readonly List<ResourceHandle> _written = [];
    private readonly List<ResourceHandle> _waiting = [];
    private readonly List<UpdateJob> _jobs = [];
    private readonly List<long> _starts = [];
    private readonly List<Storage> _storages = [];
    private UpdateBatch? _outer;
    private bool _writesOthers;
    private long _units;

    private UpdateBatch()
    {
    }

    /// <summary>The batch that updates of this thread go to, if any.</summary>
    internal static UpdateBatch? Current => t_current;

    /// <summary>Opens a batch for the updates of some variables; inside another batch, updates run at once.</summary>
    /// <param name="resources">The variables, in any order; their locks are taken in the order of their creation.</param>
    public static UpdateBatch Open(ReadOnlySpan<ResourceHandle> resources)
    {
        UpdateBatch batch = t_spare ?? new UpdateBatch();
        t_spare = null;
        batch._outer = t_current;
        if (t_current is not null)
        {
            t_current = null;
            return batch;
        }

        batch.Hold(resources);
        t_current = batch;
        return batch;
    }

    /// <summary>Runs the updates that wait. The batch stays open.</summary>
    public void Run()
    {
        try
        {
            if (_jobs.Count > 0)
            {
                _starts.Add(_units);
                UpdateBatchParts parts = new(_jobs, _starts);
                Threads.For(ref parts, (int)((_units + PartUnits - 1) / PartUnits));
            }
        }
        finally
        {
            Forget();
        }
    }

    /// <summary>Drops the updates that have not run and releases the locks.</summary>
    public void Dispose()
    {
        Forget();
        EndCall();
        t_current = _outer;
        _outer = null;
        for (int i = _held.Count - 1; i >= 0; i--)
        {
            _held[i].Batch = null;
            _held[i].Gate.Exit();
        }

        _held.Clear();
        t_spare = this;
    }

    /// <summary>Notes that the op which runs now is about to write a variable.</summary>
    internal void NoteWrite(ResourceHandle resource)
    {
        if (ReferenceEquals(resource.Batch, this))
        {
            _written.Add(resource);
        }
        else
        {
            _writesOthers = true;
        }
    }

    /// <summary>Notes that the op is over.</summary>
    internal void EndCall()
    {
        _written.Clear();
        _writesOthers = false;
    }

    /// <summary>Takes an update over, unless the op writes something whose lock the batch does not hold.</summary>
    /// <param name="body">The body, not yet bound.</param>
    /// <param name="slots">Its operands; scalars are not yet splat.</param>
    /// <param name="operands">The same operands as tensors: kept alive until the batch has run.</param>
    /// <param name="length">The number of elements.</param>
    internal bool TryAdd<T, TLanes, TBody>(ref TBody body, OperandSlot* slots, ReadOnlySpan<Tensor> operands, long length)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        if (_writesOthers || _written.Count == 0)
        {
            return false;
        }

        UpdateJob job = UpdateJob<T, TLanes, TBody>.Take(body, slots, operands.Length, length);
        for (int k = 0; k < operands.Length; k++)
        {
            if (!slots[k].IsScalar)
            {
                Storage storage = operands[k].Storage.Owner;
                if (storage.TryAddReference())
                {
                    _storages.Add(storage);
                }
            }
        }

        _jobs.Add(job);
        _starts.Add(_units);
        _units += length * job.Weight;
        foreach (ResourceHandle resource in _written)
        {
            resource.IsWaiting = true;
            _waiting.Add(resource);
        }

        return true;
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
    }

    private void Forget()
    {
        foreach (ResourceHandle resource in _waiting)
        {
            resource.IsWaiting = false;
        }

        foreach (Storage storage in _storages)
        {
            storage.Release();
        }

        foreach (UpdateJob job in _jobs)
        {
            job.Recycle();
        }

        _waiting.Clear();
        _storages.Clear();
        _jobs.Clear();
        _starts.Clear();
        _units = 0;
    }
}
