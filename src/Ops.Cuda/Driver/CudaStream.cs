using System.Diagnostics.CodeAnalysis;

namespace RawOpsNet.Cuda;

/// <summary>Holds the driver's handle of an order of work.</summary>
/// <param name="Value">The handle.</param>
[SuppressMessage("Naming", "CA1711", Justification = "The driver's own word; no System.IO.Stream is near.")]
public readonly record struct CudaStream(nint Value);
