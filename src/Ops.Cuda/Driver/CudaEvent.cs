namespace RawOpsNet.Cuda;

/// <summary>Holds the driver's handle of a mark in a stream.</summary>
/// <param name="Value">The handle.</param>
public readonly record struct CudaEvent(nint Value);
