namespace RawOpsNet.Generator.Model;

/// <summary>One raw key of <c>opdef</c> with its value as written.</summary>
internal sealed record OpDefEntry(string Key, string Text);
