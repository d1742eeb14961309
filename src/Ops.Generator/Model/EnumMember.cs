namespace RawOpsNet.Generator.Model;

/// <summary>One choice of an enum: <c>Same: SAME</c>.</summary>
internal sealed record EnumMember(string Name, string Text);
