namespace RawOpsNet.Generator.Model;

/// <summary>An output and the inputs whose buffers it may take, best first.</summary>
internal sealed record ReuseModel(string Output, EquatableArray<string> Inputs);
