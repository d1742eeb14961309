namespace RawOpsNet.Cuda;

/// <summary>Holds the driver's handle of a loaded image.</summary>
/// <param name="Value">The handle.</param>
public readonly record struct CudaModule(nint Value);
