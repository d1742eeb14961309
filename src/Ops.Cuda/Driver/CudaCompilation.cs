namespace RawOpsNet.Cuda;

/// <summary>Holds what came of a compilation.</summary>
/// <param name="Succeeded">Whether there is an image.</param>
/// <param name="Image">The CUBIN, or the PTX with its NUL.</param>
/// <param name="Log">What the compiler said.</param>
/// <param name="Status">The compiler's name of the result.</param>
public sealed record CudaCompilation(bool Succeeded, byte[] Image, string Log, string Status);
