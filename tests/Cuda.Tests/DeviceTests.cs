using RawOpsNet.Cuda;

namespace RawOpsNet.Tests.Cuda;

/// <summary>What tests on the device share: they run one after another, and none leaves a violation behind.</summary>
[Collection("device")]
public abstract class DeviceTests : IDisposable
{
    protected DeviceTests()
    {
        if (Emulator.WhyMissing is null)
        {
            CudaEmulator.Clear();
        }
    }

    /// <summary>The device under test.</summary>
    protected static Device Gpu { get; } = Device.Gpu();

    /// <summary>Holds the emulator to having found nothing.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (Emulator.WhyMissing is null)
        {
            Gpu.Synchronize();
            Assert.Equal("", CudaEmulator.Report());
        }
    }
}
