namespace RawOpsNet;

/// <summary>Places the ops of this thread on a device until it is disposed; made by <see cref="Device.Scope(Device)"/>.</summary>
public readonly ref struct DeviceScope
{
    private readonly Device? _outer;

    internal DeviceScope(Device? outer) => _outer = outer;

    /// <summary>Returns to the device of the scope outside.</summary>
    public void Dispose() => Device.Restore(_outer);
}
