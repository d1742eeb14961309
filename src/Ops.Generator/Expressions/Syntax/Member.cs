namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>A part of something in scope, such as <c>state.key</c>.</summary>
internal sealed record Member(string Target, string Part, int Offset = 0, int Length = 0) : Expression(Offset, Length);
