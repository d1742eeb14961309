using System.ComponentModel;

namespace RawOpsNet.OpServices;

// An optimizer's step over hundreds of small variables as a fork and join for each costs more than the updates. Inside a batch
// an update op checks everything, prepares its variables for writing and leaves its loop here; all loops then run as one job.

/// <summary>
/// Collects the updates that ops make to variables on this thread, and runs them together: all, or none of them.
/// </summary>
/// <remarks>
/// <para>The batch holds the locks of its variables from its opening to its disposal: other threads see all updates or none.
/// An op that looks at a variable whose update waits makes the batch run first, so the order of effects is the program's. What
/// is not run when the batch is disposed is dropped, and what ran early, or at once, is taken back: an exception leaves the
/// variables of the batch as they were.</para>
/// <para>Code that runs inside a batch must not wait for another thread. A variable that the batch does not hold may be used:
/// where another thread has it at that moment, this one waits. Where two batches wait for each other's variables, the newer one
/// throws, and so is taken back.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe partial class UpdateBatch : IDisposable
{
    /// <summary>The size of one part, in units of <see cref="UpdateJob.Weight"/>.</summary>
    internal const long PartUnits = 131072;

    [ThreadStatic]
    private static UpdateBatch? t_current;

    [ThreadStatic]
    private static UpdateBatch? t_spare;

    private readonly List<ResourceHandle> _written = [];
    private readonly List<ResourceHandle> _waiting = [];
    private readonly List<Storage> _storages = [];
    private readonly List<UpdateWave> _waves = [new UpdateWave()];
    private UpdateBatch? _outer;
    private int _wave;
    private bool _isRunning;
    private bool _writesOthers;
    private bool _follows;

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
        if (t_holder is not null)
        {
            t_current = null;
            return batch;
        }

        batch.Hold(resources);
        t_current = batch;
        return batch;
    }

    /// <summary>Runs the updates that wait; all updates so far stay. The batch stays open.</summary>
    public void Run()
    {
        RunWaiting();
        ForgetOldValues();
    }

    /// <summary>Drops the updates that have not run, takes back those that did since, and releases the locks.</summary>
    public void Dispose()
    {
        Forget();
        PutBack();
        EndCall();
        t_current = _outer;
        _outer = null;
        LetGo();
        t_spare = this;
    }

    /// <summary>
    /// Gives a variable's value for an update of this batch to read: as the updates that wait will leave it, without running
    /// them.
    /// </summary>
    /// <param name="resource">A variable that the batch holds.</param>
    /// <returns>A view of the variable's buffer; dispose it once the update is added.</returns>
    public Tensor Operand(ResourceHandle resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        Follow(resource);
        Tensor value = resource.RequirePending(null, null, resource.Name);
        return TensorAccess.ShareUnscoped(value, value.Shape, value.DType);
    }

    /// <summary>Makes the updates that are added from here on run after one that waits for a variable.</summary>
    internal void Follow(ResourceHandle resource)
    {
        _follows |= resource.IsWaiting;
        if (resource.IsWaiting && resource.Wave == _wave)
        {
            _wave++;
            if (_waves.Count == _wave)
            {
                _waves.Add(new UpdateWave());
            }
        }
    }

    /// <summary>Notes that the op which runs now is about to write a variable.</summary>
    /// <param name="resource">The variable.</param>
    /// <param name="version">Its version before.</param>
    internal void NoteWrite(ResourceHandle resource, long version)
    {
        if (ReferenceEquals(resource.Batch, this))
        {
            _written.Add(resource);
            _versions.Add((resource, version));
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
        _follows = false;
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
        if (!Takes())
        {
            return false;
        }

        UpdateJob job = UpdateJob<T, TLanes, TBody>.Take(body, slots, operands.Length, length);
        for (int k = 0; k < operands.Length; k++)
        {
            if (!slots[k].IsScalar)
            {
                Hold(operands[k]);
            }
        }

        _waves[_wave].Add(job, length);
        Await();
        return true;
    }

    /// <summary>
    /// Takes an update of any kind over, where a batch is open that holds the locks of all it writes; else it is to run at once.
    /// </summary>
    /// <param name="operands">The tensors that it reads and writes; kept until it has run.</param>
    /// <param name="update">Updates, given the operands; everything has been checked.</param>
    internal static bool TryDefer(ReadOnlySpan<Tensor> operands, Action<Tensor[]> update)
    {
        if (t_current is not { } batch || !batch.Takes())
        {
            return false;
        }

        Tensor[] kept = new Tensor[operands.Length];
        for (int k = 0; k < kept.Length; k++)
        {
            kept[k] = TensorAccess.ShareUnscoped(operands[k], operands[k].Shape, operands[k].DType);
        }

        batch._waves[batch._wave].Add(new DeferredUpdate(kept, update));
        batch.Await();
        return true;
    }

    /// <summary>Runs the updates that wait, such that they can be taken back.</summary>
    internal void RunEarly()
    {
        foreach (ResourceHandle resource in _waiting)
        {
            KeepCopy(resource);
        }

        RunWaiting();
    }

    // What an op writes at once needs the updates before it done, and a copy to go back to.
    private bool Takes()
    {
        if (_isRunning)
        {
            return false;
        }

        if (!_writesOthers && _written.Count > 0)
        {
            return true;
        }

        WriteAtOnce();
        return false;
    }

    private void Await()
    {
        foreach (ResourceHandle resource in _written)
        {
            if (!resource.IsWaiting)
            {
                resource.IsWaiting = true;
                _waiting.Add(resource);
            }

            resource.Wave = _wave;
        }
    }

    private void RunWaiting()
    {
        _isRunning = true;
        try
        {
            // Devices first: what they refuse then is refused before the host has written. No update reads of both, but for
            // scalars of the host, which were copied.
            for (int wave = 0; wave <= _wave; wave++)
            {
                _waves[wave].RunOnDevices();
            }

            for (int wave = 0; wave <= _wave; wave++)
            {
                _waves[wave].Run();
            }
        }
        finally
        {
            _isRunning = false;
            Forget();
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

        for (int wave = 0; wave <= _wave; wave++)
        {
            _waves[wave].Clear();
        }

        _waiting.Clear();
        _storages.Clear();
        _wave = 0;
    }
}
