namespace RawOpsNet.Generator.Model;

/// <summary>The value of a type attr.</summary>
internal sealed record DTypeValue(DType Value) : AttrValue;
