using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>A list in brackets: dims of a shape, or tensors of an N*T input.</summary>
internal sealed record ListExpression(EquatableArray<Expression> Items, int Offset = 0, int Length = 0)
    : Expression(Offset, Length);
