namespace RawOpsNet.Generator.Model;

/// <summary>A name and its value in a test.</summary>
internal sealed record TestEntry(string Name, TestValue Value);
