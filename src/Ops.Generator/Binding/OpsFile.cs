namespace RawOpsNet.Generator.Binding;

/// <summary>A yaml file: its path and its text.</summary>
internal sealed record OpsFile(string Path, string Text);
