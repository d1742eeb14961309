namespace RawOpsNet;

/// <summary>Names a variable, a trackable object, or a list or dictionary of them, within the object that holds it.</summary>
/// <param name="Name">The attribute, in snake case.</param>
/// <param name="Value">What it holds.</param>
public readonly record struct TrackableChild(string Name, object Value);
