namespace System.Runtime.CompilerServices;

// netstandard2.0 lacks the modifier type that init accessors and records are compiled against.
internal static class IsExternalInit;
