namespace RawOpsNet.Cuda;

/// <summary>Names what can be asked of a device: CUdevice_attribute, by number.</summary>
public enum CudaDeviceProperty
{
    /// <summary>The number of multiprocessors.</summary>
    MultiprocessorCount = 16,

    /// <summary>The compute capability before the point.</summary>
    ComputeCapabilityMajor = 75,

    /// <summary>The compute capability behind the point.</summary>
    ComputeCapabilityMinor = 76,

    /// <summary>Whether memory can be taken and given back in the order of a stream.</summary>
    MemoryPoolsSupported = 115,
}
