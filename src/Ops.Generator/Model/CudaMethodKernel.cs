namespace RawOpsNet.Generator.Model;

/// <summary>A hand-written C# method that launches, or calls a library, on the cuda device.</summary>
internal sealed record CudaMethodKernel(string Method) : KernelModel
{
    /// <summary>Whether one instance serves every dtype of an element size.</summary>
    public bool ByBytes { get; init; }
}
