namespace RawOpsNet.Checkpoints;

/// <summary>Says what a checkpoint holds under a key.</summary>
/// <param name="DType">The dtype.</param>
/// <param name="Shape">The shape.</param>
public readonly record struct CheckpointEntry(DType DType, Shape Shape);
