namespace RawOpsNet.Generator.Binding;

/// <summary>Where a notation could not be read, and what should stand there.</summary>
internal readonly record struct NotationIssue(int Offset, int Length, string Expected);
