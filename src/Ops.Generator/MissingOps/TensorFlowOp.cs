namespace RawOpsNet.Generator.MissingOps;

/// <summary>What is meant to become of an op of <c>tf.raw_ops</c>.</summary>
/// <param name="Name">The op's name.</param>
/// <param name="Reason">Why there will be no such op, as a sentence; null where it is planned.</param>
/// <param name="Instead">The op to use instead; null where the list names none.</param>
internal sealed record TensorFlowOp(string Name, string? Reason, string? Instead);
