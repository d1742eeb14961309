namespace RawOpsNet.Generator.Model;

/// <summary>The value of a string, func or tensor attr, as text.</summary>
internal sealed record TextValue(string Value) : AttrValue;
