namespace RawOpsNet;

/// <summary>
/// Names the variables and other trackable objects that an object holds, by the attributes that hold them: fields and
/// properties, lists and dictionaries of them too, without registration.
/// </summary>
/// <remarks>
/// Names are those of the attributes in snake case: property <c>Kernel</c> is <c>kernel</c>, field <c>_layers</c> is
/// <c>layers</c>, and its entries are <c>layers/0</c>, <c>layers/1</c>. Follows tf.train's AutoTrackable.
/// </remarks>
public abstract partial class Trackable
{
    /// <summary>Lists what the object holds, by name, in the order of declaration, base classes first.</summary>
    /// <remarks>Override it to add children that no attribute holds, or to hide some.</remarks>
    public virtual IEnumerable<TrackableChild> Children() => TrackableAttributes.ChildrenOf(this);

    /// <summary>
    /// Lists every variable that can be reached, by path (<c>layers/0/kernel</c>); the first path of each counts.
    /// </summary>
    public IReadOnlyList<(string Path, Variable Variable)> NamedVariables()
    {
        List<(string, Variable)> found = [];
        TrackableAttributes.Walk(this, "", found, []);
        return found;
    }
}
