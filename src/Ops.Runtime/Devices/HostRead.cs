using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Reads a tensor on the host until it is disposed: the tensor itself, or a copy of a device's.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct HostRead
{
    private readonly Tensor _source;

    /// <summary>Waits for the device where the tensor lies on one.</summary>
    public HostRead(Tensor source)
    {
        _source = source;
        Tensor = DeviceCopies.Host(source);
    }

    /// <summary>What to read.</summary>
    public Tensor Tensor { get; }

    /// <summary>Gives a copy back, and keeps the tensor alive until here.</summary>
    public void Dispose()
    {
        if (!ReferenceEquals(Tensor, _source))
        {
            Tensor.Dispose();
        }

        GC.KeepAlive(_source);
    }
}
