namespace RawOpsNet.Generator.Binding;

/// <summary>A CUDA source among the additional files.</summary>
internal sealed record CudaSource(string Path, string Text);
