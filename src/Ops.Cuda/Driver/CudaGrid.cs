namespace RawOpsNet.Cuda;

/// <summary>Holds the three dims of a grid or of a block.</summary>
/// <param name="X">The first dim.</param>
/// <param name="Y">The second dim.</param>
/// <param name="Z">The third dim.</param>
public readonly record struct CudaGrid(uint X, uint Y = 1, uint Z = 1);
