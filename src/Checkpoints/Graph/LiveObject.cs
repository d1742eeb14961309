namespace RawOpsNet.Checkpoints;

/// <summary>Stands for an object of the program that a checkpoint can reach.</summary>
/// <param name="Value">A variable, a trackable object, or a list or dictionary of them.</param>
/// <param name="Path">The names that lead to it, escaped and joined by <c>/</c>; empty for the root.</param>
/// <param name="Children">What it holds: name and position.</param>
internal sealed record LiveObject(object Value, string Path, List<(string Name, int Position)> Children);
