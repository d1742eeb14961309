namespace RawOpsNet.Generator.Model;

/// <summary>A value in a test: a number or text, or a nested list of them.</summary>
internal abstract record TestValue;
