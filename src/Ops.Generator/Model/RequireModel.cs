using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Model;

/// <summary>A condition on attrs and host scalars, and what to say where it does not hold.</summary>
internal sealed record RequireModel(Expression Condition, string Message);
