using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Gives checkpoints what users do not see of trackable objects.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrackableAccess
{
    /// <summary>Tells whether a value is a variable, a trackable object, or a list or dictionary of them.</summary>
    public static bool IsTrackable(object value) => TrackableAttributes.IsTrackable(value);

    /// <summary>Lists what a trackable value holds: an object's children, a list's or a dictionary's entries.</summary>
    public static IEnumerable<TrackableChild> ChildrenOf(object value) => value switch
    {
        Variable => [],
        Trackable trackable => trackable.Children(),
        _ => TrackableAttributes.EntriesOf(value),
    };

    /// <summary>Has an object ask a restore for what it will hold later.</summary>
    public static void AddPending(Trackable owner, IPendingRestore restore)
    {
        ArgumentNullException.ThrowIfNull(owner);
        owner.AddPending(restore);
    }

    /// <summary>Ends that.</summary>
    public static void RemovePending(Trackable owner, IPendingRestore restore)
    {
        ArgumentNullException.ThrowIfNull(owner);
        owner.RemovePending(restore);
    }
}
