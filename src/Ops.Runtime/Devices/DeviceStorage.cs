using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Owns bytes of a device, which the host cannot address.</summary>
/// <param name="address">The first byte, as the device addresses it.</param>
/// <param name="bytes">The number of bytes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceStorage(ulong address, long bytes) : Storage
{
    /// <summary>The first byte, as the device addresses it.</summary>
    public ulong Address { get; } = address;

    /// <summary>The number of bytes.</summary>
    public long Bytes { get; } = bytes;
}
