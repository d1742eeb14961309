namespace RawOpsNet.Checkpoints;

/// <summary>Names a slot in a checkpoint's graph: the node of the variable, the slot's name, the node of its value.</summary>
internal readonly record struct SlotReference(int Variable, string Slot, int Value);
