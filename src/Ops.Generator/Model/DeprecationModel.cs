namespace RawOpsNet.Generator.Model;

/// <summary>What <c>deprecated</c> says: the release, the op to use (or null) and a note (or null).</summary>
internal sealed record DeprecationModel(string? Since, string? Use, string? Note);
