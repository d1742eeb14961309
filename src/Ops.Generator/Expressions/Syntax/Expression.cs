namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>
/// A node of an expression of ops.yaml. Nodes compare by value; the offset and the length are relative to the text
/// that was parsed, so that a record which moves inside its file stays equal.
/// </summary>
internal abstract record Expression(int Offset, int Length);
