namespace RawOpsNet.Generator.Model;

/// <summary>A hand-written C# kernel: a partial method of <c>CpuKernels</c>.</summary>
internal sealed record CpuKernel(string Method) : KernelModel
{
    /// <summary>Whether one instance serves every dtype of an element size.</summary>
    public bool ByBytes { get; init; }

    /// <summary>Whether it serves every device: <c>any</c> in the record.</summary>
    public bool IsForAny { get; init; }
}
