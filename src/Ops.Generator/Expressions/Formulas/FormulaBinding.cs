using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Formulas;

/// <summary>What binding a formula found: the issues, its type, and the ops it calls (for kernels per device, 1407).</summary>
internal sealed record FormulaBinding(EquatableArray<ExpressionIssue> Issues, FormulaType Type, EquatableArray<string> Ops);
