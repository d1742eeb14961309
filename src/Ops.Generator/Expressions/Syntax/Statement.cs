namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>One line of a body: <c>let name = value</c>, or an assignment. Offset and Length span the name.</summary>
internal sealed record Statement(bool IsLet, string Target, Expression Value, int Offset = 0, int Length = 0);
