using RawOpsNet.OpServices;

namespace RawOpsNet;

public abstract partial class Trackable
{
    // The newest restore stands first: it wins, as in tf.train.
    private IPendingRestore[] _pending = [];

    internal void AddPending(IPendingRestore restore)
    {
        if (!_pending.Contains(restore))
        {
            _pending = [restore, .. _pending];
        }
    }

    internal void RemovePending(IPendingRestore restore) => _pending = [.. _pending.Where(other => other != restore)];

    /// <summary>
    /// Restores variables and objects that the object holds by now, where a checkpoint was restored before they existed.
    /// </summary>
    /// <remarks>Layers and optimizers call it; a class of one's own calls it after making variables.</remarks>
    protected void RestorePending()
    {
        foreach (IPendingRestore restore in _pending)
        {
            restore.Restore(this);
        }
    }

    /// <summary>
    /// Gives the value that a restored checkpoint holds for a slot that is about to be made, with the shape that it was saved
    /// with; null where there is none.
    /// </summary>
    protected Tensor? PendingSlot(Variable variable, string slot)
    {
        foreach (IPendingRestore restore in _pending)
        {
            if (restore.FindSlot(this, variable, slot) is { } value)
            {
                return value;
            }
        }

        return null;
    }
}
