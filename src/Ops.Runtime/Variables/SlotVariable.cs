namespace RawOpsNet;

/// <summary>Names what an optimizer keeps for a variable.</summary>
/// <param name="Variable">The variable that is optimized.</param>
/// <param name="Slot">The slot's name: <c>m</c>, <c>momentum</c>.</param>
/// <param name="Value">The slot's own variable.</param>
public readonly record struct SlotVariable(Variable Variable, string Slot, Variable Value);
