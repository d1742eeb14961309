namespace RawOpsNet.Cuda;

/// <summary>Holds the driver's handle of an order of work.</summary>
/// <param name="Value">The handle.</param>
public readonly record struct CudaStream(nint Value);
