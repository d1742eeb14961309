namespace RawOpsNet.Checkpoints;

/// <summary>Says where a tensor stands in a safetensors file.</summary>
/// <param name="DType">The dtype of the stored elements.</param>
/// <param name="Shape">The stored shape.</param>
/// <param name="Begin">The offset of the first byte, in the file.</param>
/// <param name="End">The offset after the last byte.</param>
internal readonly record struct SafetensorsEntry(DType DType, Shape Shape, long Begin, long End);
