using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Holds values of a checkpoint for objects that do not exist yet.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPendingRestore
{
    /// <summary>Restores what an object holds by now and did not hold before.</summary>
    void Restore(Trackable owner);

    /// <summary>Gives the saved value of a slot that is about to be made; null where there is none.</summary>
    Tensor? FindSlot(Trackable owner, Variable variable, string slot);
}
