namespace RawOpsNet;

/// <summary>Keeps variables that belong to other variables: an optimizer's slots. Checkpoints name them by both.</summary>
public interface ISlotOwner
{
    /// <summary>Gets all slots, in the order of their creation.</summary>
    IReadOnlyList<SlotVariable> SlotVariables { get; }
}
