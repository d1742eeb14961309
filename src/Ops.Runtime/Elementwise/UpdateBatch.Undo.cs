namespace RawOpsNet.OpServices;

// What goes back where a batch is given up: values that were replaced, copies of those that were written early, versions.
public sealed unsafe partial class UpdateBatch
{
    private readonly List<(ResourceHandle Resource, Tensor Value)> _oldValues = [];
    private readonly List<(ResourceHandle Resource, long Version)> _versions = [];

    /// <summary>Says that the op which runs now writes its variables at once, be a batch open: it keeps what it needs.</summary>
    internal static void BeforeWriteAtOnce()
    {
        if (t_current is { _isRunning: false } batch)
        {
            batch.WriteAtOnce();
        }
    }

    /// <summary>
    /// Takes over the value that a variable had before it was replaced; false where the batch has an older one.
    /// </summary>
    internal bool TryKeep(ResourceHandle resource, Tensor value, long version)
    {
        _versions.Add((resource, version));
        if (resource.IsKept)
        {
            return false;
        }

        resource.IsKept = true;
        _oldValues.Add((resource, value));
        return true;
    }

    private void WriteAtOnce()
    {
        if (_follows)
        {
            RunEarly();
        }

        foreach (ResourceHandle resource in _written)
        {
            KeepCopy(resource);
        }
    }

    private void KeepCopy(ResourceHandle resource)
    {
        if (!resource.IsKept && resource.Pending is { } value)
        {
            Tensor copy = TensorAccess.AllocateUnscoped(value.Shape, value.DType, value.Device);
            TensorAccess.CopyTo(value, copy);
            MemoryCounters.CountVariableCopy();
            resource.IsKept = true;
            _oldValues.Add((resource, copy));
        }
    }

    private void ForgetOldValues()
    {
        foreach ((ResourceHandle resource, Tensor value) in _oldValues)
        {
            resource.IsKept = false;
            value.Dispose();
        }

        _oldValues.Clear();
        _versions.Clear();
    }

    private void PutBack()
    {
        foreach ((ResourceHandle resource, Tensor value) in _oldValues)
        {
            resource.IsKept = false;
            resource.PutBack(value);
        }

        // The last one set is the first one noted.
        for (int i = _versions.Count - 1; i >= 0; i--)
        {
            _versions[i].Resource.PutBack(_versions[i].Version);
        }

        _oldValues.Clear();
        _versions.Clear();
    }
}
