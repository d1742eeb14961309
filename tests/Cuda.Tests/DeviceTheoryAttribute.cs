namespace RawOpsNet.Tests.Cuda;

/// <summary>A theory that runs on the emulated device; skipped, by name, where the emulator cannot be built.</summary>
internal sealed class DeviceTheoryAttribute : TheoryAttribute
{
    public DeviceTheoryAttribute() => Skip = Emulator.WhyMissing;
}
