using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>Collects updates by what one launch can take: one rule, dtype and device, and equal scalars.</summary>
internal sealed class CudaUpdates(CudaBackend backend) : DeviceUpdates
{
    // Groups beyond the count are kept for their memory; the next one holds an update until it is known to join none before it.
    private readonly List<UpdateGroup> _groups = [];
    private int _count;

    /// <inheritdoc/>
    public override void Add(in DeviceLaunch launch)
    {
        if (_count == _groups.Count)
        {
            _groups.Add(new UpdateGroup());
        }

        UpdateGroup next = _groups[_count];
        if (!next.TryBegin(backend.Open(launch.Device.Index), launch))
        {
            return;
        }

        for (int i = _count - 1; i >= 0; i--)
        {
            if (_groups[i].TryJoin(next))
            {
                return;
            }
        }

        _count++;
    }

    /// <inheritdoc/>
    public override void Run()
    {
        for (int i = 0; i < _count; i++)
        {
            _groups[i].Run();
        }
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        for (int i = 0; i < _count; i++)
        {
            _groups[i].Clear();
        }

        _count = 0;
    }
}
