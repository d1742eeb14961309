namespace RawOpsNet;

/// <summary>Keeps a field, or an auto-property's, out of <see cref="Trackable.Children"/>.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class UntrackedAttribute : Attribute;
