using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>The statements of an elementwise kernel, in order.</summary>
internal sealed record Body(EquatableArray<Statement> Statements);
