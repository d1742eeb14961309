using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Says how to run one entry of a program: its name, its grid and its arguments.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct DeviceCall
{
    /// <summary>Makes a call of a grid of one dim.</summary>
    public DeviceCall()
    {
    }

    /// <summary>The call, for errors.</summary>
    public required OpSite Site { get; init; }

    /// <summary>The program that has the entry.</summary>
    public required DeviceProgram Program { get; init; }

    /// <summary>The device.</summary>
    public required Device Device { get; init; }

    /// <summary>The dtype that the program is compiled for; Invalid where its text depends on none.</summary>
    public required DType DType { get; init; }

    /// <summary>The whole name of the entry, such as <c>gather_f32</c>; a constant, so that a call makes no garbage.</summary>
    public required string Entry { get; init; }

    /// <summary>Blocks in the first dim; a call of 0 blocks does nothing.</summary>
    public required uint Grid { get; init; }

    /// <summary>Blocks in the second dim, at most 65,535.</summary>
    public uint GridY { get; init; } = 1;

    /// <summary>Blocks in the third dim, at most 65,535.</summary>
    public uint GridZ { get; init; } = 1;

    /// <summary>Threads of a block in the first dim.</summary>
    public uint Block { get; init; } = 256;

    /// <summary>Threads of a block in the second dim.</summary>
    public uint BlockY { get; init; } = 1;

    /// <summary>Threads of a block in the third dim.</summary>
    public uint BlockZ { get; init; } = 1;

    /// <summary>Bytes of dynamic shared memory.</summary>
    public uint SharedBytes { get; init; }

    /// <summary>The arguments, in order.</summary>
    public required ReadOnlySpan<DeviceArgument> Arguments { get; init; }
}
