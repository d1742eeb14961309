using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Shapes;

/// <summary>What binding a shape found: the issues and, of a pattern, the dims it binds in the order of the text.</summary>
internal sealed record ShapeBinding(EquatableArray<ExpressionIssue> Issues, EquatableArray<string> Dims);
