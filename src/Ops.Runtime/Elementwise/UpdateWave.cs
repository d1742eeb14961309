namespace RawOpsNet.OpServices;

/// <summary>Holds the updates of a batch that do not depend on each other: they run as one parallel job.</summary>
internal sealed class UpdateWave
{
    private readonly List<UpdateJob> _jobs = [];
    private readonly List<long> _starts = [];
    private readonly List<DeferredUpdate> _deferred = [];
    private readonly List<DeferredRows> _rows = [];
    private readonly List<(DeviceBackend Backend, DeviceUpdates Updates)> _devices = [];
    private long _units;

    /// <summary>Adds an elementwise update.</summary>
    public void Add(UpdateJob job, long length)
    {
        _jobs.Add(job);
        _starts.Add(_units);
        _units += length * job.Weight;
    }

    /// <summary>Adds an update of another kind, which cuts itself into parts.</summary>
    public void Add(DeferredUpdate update) => _deferred.Add(update);

    /// <summary>Adds an update of rows on a device.</summary>
    public void Add(DeferredRows rows) => _rows.Add(rows);

    /// <summary>Adds an elementwise update on a device.</summary>
    public void Add(DeviceBackend backend, in DeviceLaunch launch)
    {
        foreach ((DeviceBackend other, DeviceUpdates updates) in _devices)
        {
            if (ReferenceEquals(other, backend))
            {
                updates.Add(launch);
                return;
            }
        }

        _devices.Add((backend, backend.CollectUpdates()));
        _devices[^1].Updates.Add(launch);
    }

    /// <summary>Launches the updates on devices.</summary>
    public void RunOnDevices()
    {
        foreach (DeferredRows rows in _rows)
        {
            rows.Run();
        }

        foreach ((_, DeviceUpdates updates) in _devices)
        {
            updates.Run();
        }
    }

    /// <summary>Runs the updates on the host.</summary>
    public void Run()
    {
        foreach (DeferredUpdate update in _deferred)
        {
            update.Run();
        }

        if (_jobs.Count > 0)
        {
            _starts.Add(_units);
            UpdateBatchParts parts = new(_jobs, _starts);
            Threads.For(ref parts, (int)((_units + UpdateBatch.PartUnits - 1) / UpdateBatch.PartUnits));
        }
    }

    /// <summary>Drops all updates, be they run or not.</summary>
    public void Clear()
    {
        foreach (UpdateJob job in _jobs)
        {
            job.Recycle();
        }

        foreach (DeferredUpdate update in _deferred)
        {
            update.Dispose();
        }

        foreach (DeferredRows rows in _rows)
        {
            rows.Dispose();
        }

        foreach ((_, DeviceUpdates updates) in _devices)
        {
            updates.Clear();
        }

        _rows.Clear();
        _jobs.Clear();
        _starts.Clear();
        _deferred.Clear();
        _units = 0;
    }
}
