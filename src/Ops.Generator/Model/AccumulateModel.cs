namespace RawOpsNet.Generator.Model;

/// <summary>A dtype whose reduction accumulates in another one.</summary>
internal sealed record AccumulateModel(DType From, DType To);
