namespace RawOpsNet.Generator.Model;

/// <summary>A single value as written; quoted ones are texts whatever they look like.</summary>
internal sealed record TestScalar(string Text, bool IsQuoted) : TestValue;
