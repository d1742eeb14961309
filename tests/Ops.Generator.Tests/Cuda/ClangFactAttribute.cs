namespace RawOpsNet.Tests.Generator.Cuda;

/// <summary>A test that needs clang with its NVPTX back end, and is skipped by name where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClangFactAttribute : FactAttribute
{
    /// <summary>Makes the attribute.</summary>
    public ClangFactAttribute() => Skip = ClangCompiler.Name is null ? "No clang that compiles to NVPTX is on this machine." : null;
}
