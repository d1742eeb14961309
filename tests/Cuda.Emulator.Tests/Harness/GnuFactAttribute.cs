namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>A test of the emulator, skipped by name where it cannot be built.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GnuFactAttribute : FactAttribute
{
    /// <summary>Makes the attribute.</summary>
    public GnuFactAttribute() => Skip = Gnu.WhyNot;
}
