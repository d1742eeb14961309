namespace RawOpsNet.Cuda;

/// <summary>Holds the driver's handle of a kernel of a module.</summary>
/// <param name="Value">The handle.</param>
public readonly record struct CudaFunction(nint Value);
