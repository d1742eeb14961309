namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>The negative of a number (Operator <c>-</c>) or of a condition (<c>not</c>).</summary>
internal sealed record Unary(string Operator, Expression Operand, int Offset = 0, int Length = 0) : Expression(Offset, Length);
