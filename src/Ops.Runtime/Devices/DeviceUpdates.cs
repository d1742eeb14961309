using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>
/// Collects updates that wait in a batch for the devices of one backend, and launches as many of them at once as it can.
/// </summary>
/// <remarks>What is collected at one time is independent: no update reads or writes what another one writes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceUpdates
{
    /// <summary>
    /// Takes an update over: addresses and scalars as they are now. Whatever can be refused is refused here, before anything of
    /// the batch is written; the caller keeps the memory of the tensors until <see cref="Clear"/>.
    /// </summary>
    public abstract void Add(in DeviceLaunch launch);

    /// <summary>Launches what was collected.</summary>
    public abstract void Run();

    /// <summary>Forgets what was collected, be it launched or not.</summary>
    public abstract void Clear();
}
