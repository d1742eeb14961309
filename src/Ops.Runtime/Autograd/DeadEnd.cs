namespace RawOpsNet.OpServices;

/// <summary>
/// A call on a tape that no gradient comes back through: its op has none, or its outputs are integers or bools.
/// </summary>
/// <param name="Record">The index of its record.</param>
/// <param name="Op">The op.</param>
/// <param name="IsOfDType">Whether only the dtype of its outputs stands in the way.</param>
internal readonly record struct DeadEnd(int Record, string Op, bool IsOfDType);
