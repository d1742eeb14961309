namespace System.Runtime.CompilerServices;

// netstandard2.0 lacks the mark that keeps older compilers from ignoring required members.
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
