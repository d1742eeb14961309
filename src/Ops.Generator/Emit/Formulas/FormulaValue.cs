namespace RawOpsNet.Generator.Emit.Formulas;

/// <summary>A part of a formula as C#: its text, and what it is.</summary>
internal sealed record FormulaValue(string Text, FormulaKind Kind)
{
    /// <summary>Whether this is a tensor.</summary>
    public bool IsTensor => Kind == FormulaKind.Tensor;
}
