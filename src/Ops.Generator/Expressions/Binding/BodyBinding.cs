using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Binding;

/// <summary>What binding found: the issues, and the dtypes for which every function, operator and literal is defined.</summary>
internal sealed record BodyBinding(EquatableArray<ExpressionIssue> Issues, DTypeSet Defined);
