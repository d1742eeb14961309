namespace RawOpsNet.Generator.Model;

/// <summary>A parsed value of an attr.</summary>
internal abstract record AttrValue;
