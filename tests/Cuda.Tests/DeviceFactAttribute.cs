namespace RawOpsNet.Tests.Cuda;

/// <summary>A test that runs on the emulated device; skipped, by name, where the emulator cannot be built.</summary>
internal sealed class DeviceFactAttribute : FactAttribute
{
    public DeviceFactAttribute() => Skip = Emulator.WhyMissing;
}
