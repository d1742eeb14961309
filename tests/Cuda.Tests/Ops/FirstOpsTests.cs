namespace RawOpsNet.Tests.Cuda.Ops;

/// <summary>The first ops on the device, from the public call to the emulated kernel.</summary>
public sealed class FirstOpsTests : DeviceTests
{
    [DeviceTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(1023)]
    public void Adds_two_vectors_as_the_host_does(int count)
    {
        using TensorScope scope = new();
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (i * 0.37f) - 11;
        }

        Tensor x = values, y = Tensor.From<float>([.. values.Reverse()], [count]);
        long before = Emulator.Launches;
        Tensor sum = RawOps.AddV2(x.To(Gpu), y.To(Gpu));
        Assert.Equal(Gpu, sum.Device);
        Assert.Equal(RawOps.AddV2(x, y).ToArray<float>(), sum.ToArray<float>());
        Assert.Equal(before + 1, Emulator.Launches);
    }

    [DeviceFact]
    public void Adds_a_row_and_a_column_to_a_matrix()
    {
        using TensorScope scope = new();
        Tensor row = new[] { 1f, 2f, 3f };
        Tensor column = new[,] { { 10f }, { 20f } };
        Tensor sum = RawOps.AddV2(row.To(Gpu), column.To(Gpu));
        Assert.Equal([11f, 12f, 13f, 21f, 22f, 23f], sum.ToArray<float>());
        Assert.Equal([2f, 3f, 4f], (row.To(Gpu) + 1f).ToArray<float>());
    }

    [DeviceTheory]
    [InlineData(new[] { 0 }, new[] { 2, 3, 4 })]
    [InlineData(new[] { 1 }, new[] { 2, 3, 4 })]
    [InlineData(new[] { 2 }, new[] { 2, 3, 4 })]
    [InlineData(new[] { 0, 2 }, new[] { 2, 3, 4 })]
    [InlineData(new[] { 0, 1, 2 }, new[] { 2, 3, 4 })]
    [InlineData(new[] { 1, 2 }, new[] { 5, 7, 33 })]
    [InlineData(new[] { 1 }, new[] { 3, 1, 2 })]
    [InlineData(new[] { 0 }, new[] { 1, 2 })]
    [InlineData(new[] { 1 }, new[] { 2, 0 })]
    [InlineData(new[] { 0 }, new[] { 70000 })]
    public void Sums_along_axes_as_the_host_does(int[] axes, int[] dims)
    {
        using TensorScope scope = new();
        Shape shape = new([.. dims.Select(dim => (long)dim)]);
        int[] values = new int[shape.ElementCount];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (i * 7919 % 1000) - 500;
        }

        Tensor x = Tensor.From<int>(values, shape);
        Tensor sum = RawOps.Sum(x.To(Gpu), axes);
        Tensor expected = RawOps.Sum(x, axes);
        Assert.Equal(expected.Shape, sum.Shape);
        Assert.Equal(expected.ToArray<int>(), sum.ToArray<int>());
    }
}
