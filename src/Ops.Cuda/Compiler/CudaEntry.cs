namespace RawOpsNet.Cuda;

/// <summary>Holds a kernel and the sizes of its parameters; null sizes where the driver cannot tell.</summary>
internal sealed record CudaEntry(string Name, CudaFunction Function, int[]? ParameterBytes);
