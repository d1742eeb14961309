namespace System.Diagnostics.CodeAnalysis;

// netstandard2.0 lacks the mark of constructors that set every required member; records' copy constructors carry it.
[AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
