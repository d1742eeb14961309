namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>Arithmetic: <c>+ - * / %</c>.</summary>
internal sealed record Binary(string Operator, Expression Left, Expression Right, int Offset = 0, int Length = 0)
    : Expression(Offset, Length);
