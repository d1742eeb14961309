namespace System.Runtime.CompilerServices;

// netstandard2.0 lacks the marker that required members are compiled with.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property,
    Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;
