namespace RawOpsNet.Generator.Binding;

/// <summary>The devices an op has kernels on.</summary>
[Flags]
internal enum DeviceSet
{
    /// <summary>No device.</summary>
    None = 0,

    /// <summary>The host.</summary>
    Cpu = 1,

    /// <summary>A CUDA device.</summary>
    Cuda = 2,

    /// <summary>Every device.</summary>
    All = Cpu | Cuda,
}
