namespace RawOpsNet.Generator.Model;

/// <summary>The value of a bool attr.</summary>
internal sealed record BoolValue(bool Value) : AttrValue;
