namespace RawOpsNet.Generator.Model;

/// <summary>The value of a shape attr: -1 is an unknown dim; without a known rank there are no dims.</summary>
internal sealed record ShapeValue(bool IsRankKnown, EquatableArray<long> Dims) : AttrValue;
