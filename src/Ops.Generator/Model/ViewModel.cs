namespace RawOpsNet.Generator.Model;

/// <summary>An output that shares an input's storage.</summary>
internal sealed record ViewModel(string Output, string Input);
