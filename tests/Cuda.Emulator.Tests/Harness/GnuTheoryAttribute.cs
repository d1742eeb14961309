namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>A test of the emulator on several data, skipped by name where it cannot be built.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GnuTheoryAttribute : TheoryAttribute
{
    /// <summary>Makes the attribute.</summary>
    public GnuTheoryAttribute() => Skip = Gnu.WhyNot;
}
