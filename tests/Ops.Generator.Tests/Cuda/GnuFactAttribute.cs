namespace RawOpsNet.Tests.Generator.Cuda;

/// <summary>A test that needs g++, and is skipped by name where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GnuFactAttribute : FactAttribute
{
    /// <summary>Makes the attribute.</summary>
    public GnuFactAttribute() => Skip = GnuCompiler.IsThere ? null : "g++ is not on this machine.";
}
