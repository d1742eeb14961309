namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>Two conditions joined by <c>and</c> or <c>or</c>.</summary>
internal sealed record Logical(string Operator, Expression Left, Expression Right, int Offset = 0, int Length = 0)
    : Expression(Offset, Length);
