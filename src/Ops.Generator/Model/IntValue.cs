namespace RawOpsNet.Generator.Model;

/// <summary>The value of an int attr.</summary>
internal sealed record IntValue(long Value) : AttrValue;
