namespace RawOpsNet.Generator.Model;

/// <summary>One dim of a notation such as <c>[n, 3, *r, _]</c>.</summary>
internal sealed record DimModel(DimKind Kind, string Name = "", long Size = 0);
