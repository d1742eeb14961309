namespace RawOpsNet.Tests.Cuda.Ops;

/// <summary>A stream gives the device the numbers that it gives the host.</summary>
public sealed class RandomTests : DeviceTests
{
    [DeviceTheory]
    [InlineData(DType.Float32, 1)]
    [InlineData(DType.Float32, 1027)]
    [InlineData(DType.Float64, 515)]
    [InlineData(DType.Float16, 130)]
    [InlineData(DType.BFloat16, 130)]
    public void Uniform_numbers_have_the_hosts_bits(DType dtype, int count)
    {
        using TensorScope scope = new();
        Tensor onHost = RawOps.StatelessRandomUniform(new[] { count }, new[] { 7, 11 }, dtype);
        Tensor onDevice = OnDevice(() => RawOps.StatelessRandomUniform(new[] { count }, new[] { 7, 11 }, dtype));

        Assert.Equal(Gpu, onDevice.Device);
        Assert.Equal(Bytes(onHost), Bytes(onDevice.To(Device.Cpu)));
    }

    [DeviceTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Normal_numbers_agree_with_the_hosts(bool isTruncated)
    {
        using TensorScope scope = new();
        Tensor Draw() => isTruncated
            ? RawOps.StatelessTruncatedNormal(new[] { 1023 }, new[] { 3, 5 })
            : RawOps.StatelessRandomNormal(new[] { 1023 }, new[] { 3, 5 });
        float[] onHost = Draw().ToArray<float>();
        float[] onDevice = OnDevice(Draw).ToArray<float>();

        // Logarithm, sine and cosine are each library's own.
        Assert.All(onHost.Zip(onDevice), pair => Assert.InRange(pair.Second, pair.First - 4e-6f, pair.First + 4e-6f));
    }

    [DeviceFact]
    public void Integers_of_a_range_are_the_hosts()
    {
        using TensorScope scope = new();
        Tensor Draw() => RawOps.StatelessRandomUniformIntV2(
            new[] { 77 }, new[] { 12UL }, new[] { 3UL, 4UL }, 1, -5L, 1000L);

        Assert.Equal(Draw().ToArray<long>(), OnDevice(Draw).ToArray<long>());
    }

    private static Tensor OnDevice(Func<Tensor> call)
    {
        using (Device.Scope(Gpu))
        {
            return call();
        }
    }

    private static byte[] Bytes(Tensor tensor) => OpServices.TensorAccess.Bytes(tensor).ToArray();
}
