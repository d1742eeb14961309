namespace RawOpsNet.Generator.Model;

/// <summary>A named string choice that attrs share; each member has a C# name and TensorFlow's text.</summary>
internal sealed record EnumModel(string Name, EquatableArray<EnumMember> Members);
