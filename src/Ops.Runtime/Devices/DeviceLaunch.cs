using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Says what a generated body runs on: the backend chooses the entry's form, the grid and the rest.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct DeviceLaunch
{
    /// <summary>The call, for errors.</summary>
    public required OpSite Site { get; init; }

    /// <summary>The program of the op.</summary>
    public required DeviceProgram Program { get; init; }

    /// <summary>The device.</summary>
    public required Device Device { get; init; }

    /// <summary>The dtype that the entry's name ends in.</summary>
    public required DType DType { get; init; }

    /// <summary>The tensors that are read, and those that are updated, in the order of the entry's parameters.</summary>
    public required ReadOnlySpan<Tensor> Inputs { get; init; }

    /// <summary>The tensors that are written only.</summary>
    public ReadOnlySpan<Tensor> Outputs { get; init; }

    /// <summary>Scalars and then attrs, in the order of the entry's parameters.</summary>
    public ReadOnlySpan<DeviceArgument> Scalars { get; init; }
}
