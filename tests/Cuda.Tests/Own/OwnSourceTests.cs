namespace RawOpsNet.Tests.Cuda.Own;

/// <summary>A record of a user's own assembly with a CUDA source beside it runs on the device.</summary>
public sealed class OwnSourceTests : DeviceTests
{
    [DeviceFact]
    public void A_source_that_a_record_names_is_compiled_and_launched()
    {
        using TensorScope scope = new();
        Tensor x = RawOps.StatelessRandomNormal(new[] { 300, 70 }, new[] { 1, 2 });
        Tensor factors = RawOps.StatelessRandomNormal(new[] { 300 }, new[] { 3, 4 });
        foreach (DType dtype in new[] { DType.Float32, DType.Float64 })
        {
            (Tensor rows, Tensor scale) = (RawOps.Cast(x, dstT: dtype), RawOps.Cast(factors, dstT: dtype));
            Tensor expected = RawOps.ScaleRows(rows, scale);
            (Tensor there, Tensor scaleThere) = (rows.To(Gpu), scale.To(Gpu));
            long before = Emulator.Launches;
            Tensor actual = RawOps.ScaleRows(there, scaleThere);
            Gpu.Synchronize();
            Assert.Equal(before + 1, Emulator.Launches);
            Assert.Equal(Gpu, actual.Device);
            Assert.True(RawOps.All(RawOps.Equal(expected, actual.To(Device.Cpu)), new[] { 0, 1 }).Item<bool>());
        }
    }
}
