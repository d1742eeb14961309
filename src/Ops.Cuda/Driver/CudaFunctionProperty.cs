namespace RawOpsNet.Cuda;

/// <summary>Names what can be asked of a kernel: CUfunction_attribute, by number.</summary>
public enum CudaFunctionProperty
{
    /// <summary>The largest block.</summary>
    MaxThreadsPerBlock = 0,

    /// <summary>Bytes of static shared memory.</summary>
    SharedSizeBytes = 1,

    /// <summary>Bytes of local memory of a thread: what did not fit into registers.</summary>
    LocalSizeBytes = 3,

    /// <summary>Registers of a thread.</summary>
    NumRegs = 4,

    /// <summary>The most bytes of dynamic shared memory that a launch may ask for.</summary>
    MaxDynamicSharedSizeBytes = 8,
}
