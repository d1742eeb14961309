namespace RawOpsNet.Generator.Binding;

/// <summary>One key: its name, what it takes, whether it must be there, what it is for, and the keys of its map.</summary>
internal sealed record KeyRow(string Name, KeyKind Kind, string Doc, bool IsRequired = false, KeyTable? Keys = null);
