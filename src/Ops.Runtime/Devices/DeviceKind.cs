namespace RawOpsNet;

/// <summary>Names a kind of device.</summary>
public enum DeviceKind : byte
{
    /// <summary>The host's processors.</summary>
    Cpu = 0,

    /// <summary>A CUDA device.</summary>
    Gpu = 1,
}
