namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>A name in scope: an input, an output, an attr, a bound dim or a let.</summary>
internal sealed record Name(string Identifier, int Offset = 0, int Length = 0) : Expression(Offset, Length);
