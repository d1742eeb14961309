using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>Collects the arguments of a launch in the order of the entry's parameters.</summary>
internal ref struct ArgumentList(Span<DeviceArgument> room)
{
    private readonly Span<DeviceArgument> _room = room;
    private int _count;

    /// <summary>What was added.</summary>
    public readonly ReadOnlySpan<DeviceArgument> Arguments => _room[.._count];

    /// <summary>Adds an argument.</summary>
    public void Add(DeviceArgument argument) => _room[_count++] = argument;

    /// <summary>Adds arguments.</summary>
    public void Add(ReadOnlySpan<DeviceArgument> arguments)
    {
        foreach (DeviceArgument argument in arguments)
        {
            Add(argument);
        }
    }

    /// <summary>Adds the addresses of tensors.</summary>
    public void Add(ReadOnlySpan<Tensor> tensors)
    {
        foreach (Tensor tensor in tensors)
        {
            Add(tensor);
        }
    }
}
