namespace RawOpsNet.Generator.Model;

/// <summary>The value of an attr that is a list.</summary>
internal sealed record ListValue(EquatableArray<AttrValue> Items) : AttrValue;
