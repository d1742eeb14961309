namespace RawOpsNet.OpServices;

// Updates on a device wait like those of the host, for the same two reasons: one launch takes many of them, and what has not
// been launched needs no copy to be taken back.
public sealed unsafe partial class UpdateBatch
{
    /// <summary>
    /// Takes an update on a device over, where a batch is open that holds the locks of all it writes; else it is to run at once.
    /// </summary>
    internal static bool TryDefer(DeviceBackend backend, in DeviceLaunch launch)
    {
        if (t_current is not { } batch)
        {
            return false;
        }

        // An output is handed to the caller, who may use it now.
        if (launch.Outputs.Length > 0)
        {
            BeforeWriteAtOnce();
            return false;
        }

        if (!batch.Takes())
        {
            return false;
        }

        batch._waves[batch._wave].Add(backend, launch);
        batch.Hold(launch);
        batch.Await();
        return true;
    }

    /// <summary>Takes an update of rows on a device over, as <see cref="TryDefer(DeviceBackend, in DeviceLaunch)"/>.</summary>
    internal static bool TryDefer(
        DeviceBackend backend, in DeviceLaunch launch, Tensor indices, ReadOnlySpan<RowAccess> access)
    {
        if (t_current is not { } batch || !batch.Takes())
        {
            return false;
        }

        batch._waves[batch._wave].Add(new DeferredRows(backend, launch, indices, access));
        batch.Await();
        return true;
    }

    private void Hold(in DeviceLaunch launch)
    {
        foreach (Tensor operand in launch.Inputs)
        {
            Hold(operand);
        }

        foreach (DeviceArgument argument in launch.Scalars)
        {
            if (argument.Tensor is { } scalar)
            {
                Hold(scalar);
            }
        }
    }

    // Keeps the bytes of an operand until the batch has run.
    private void Hold(Tensor operand)
    {
        Storage storage = operand.Storage.Owner;
        if (storage.TryAddReference())
        {
            _storages.Add(storage);
            operand.RequireReadable();
        }
    }
}
