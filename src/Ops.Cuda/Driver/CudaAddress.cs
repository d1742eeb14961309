namespace RawOpsNet.Cuda;

/// <summary>Holds an address of a device.</summary>
/// <param name="Value">The address.</param>
public readonly record struct CudaAddress(ulong Value);
