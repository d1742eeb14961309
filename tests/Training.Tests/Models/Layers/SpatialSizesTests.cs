using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training.Models.Layers;

/// <summary>The sizes and strides of windows are given as one number for all dims, a tuple, a list, or an array.</summary>
public sealed class SpatialSizesTests
{
    private static readonly Tensor Images = Tensor.Arange(2 * 8 * 8 * 3, dtype: DType.Float32);

    [Fact]
    public void A_number_stands_for_all_dims()
    {
        Tensor images = RawOps.Reshape(Images, new[] { 2, 8, 8, 3 });

        Assert.Equal([3, 3], new Conv2D(4, 3).KernelSize);
        Assert.Equal([2, 6, 6, 4], new Conv2D(4, 3).Invoke(images).Shape.ToArray());
        Assert.Equal([2, 3, 3, 4], new Conv2D(4, 3, strides: 2).Invoke(images).Shape.ToArray());
        Assert.Equal([2, 4, 4, 4], new Conv2D(4, 3, dilationRate: 2).Invoke(images).Shape.ToArray());
        Assert.Equal([2, 17, 17, 4], new Conv2DTranspose(4, 3, 2).Invoke(images).Shape.ToArray());
        Assert.Equal([2, 3, 3, 3], new DepthwiseConv2D(3, 2).Invoke(images).Shape.ToArray());
        Assert.Equal([2, 3, 3, 5], new SeparableConv2D(5, 3, 2).Invoke(images).Shape.ToArray());
        Assert.Equal([2, 4, 4, 3], new MaxPooling2D(2).Invoke(images).Shape.ToArray());
        Assert.Equal([2, 7, 7, 3], new AveragePooling2D(2, strides: 1).Invoke(images).Shape.ToArray());
        Assert.Equal([2, 24, 24, 3], new UpSampling2D(3).Invoke(images).Shape.ToArray());
        Tensor volumes = RawOps.Reshape(Images, new[] { 1, 4, 8, 4, 3 });
        Assert.Equal([1, 3, 7, 3, 2], new Conv3D(2, 2).Invoke(volumes).Shape.ToArray());
        Assert.Equal([1, 2, 4, 2, 3], new MaxPooling3D(2).Invoke(volumes).Shape.ToArray());
        Assert.Equal([1, 2, 4, 2, 3], new AveragePooling3D(2).Invoke(volumes).Shape.ToArray());
        Assert.Equal([1, 8, 16, 8, 3], new UpSampling3D(2).Invoke(volumes).Shape.ToArray());
    }

    [Fact]
    public void A_tuple_a_list_and_an_array_give_one_number_a_dim()
    {
        Assert.Equal([3, 5], new Conv2D(4, (3, 5)).KernelSize);
        Assert.Equal([3, 5], new Conv2D(4, [3, 5]).KernelSize);
        Assert.Equal([3, 5], new Conv2D(4, new[] { 3, 5 }).KernelSize);
        Assert.Equal([3, 5], new Conv2D(4, new SpatialSizes(new List<int> { 3, 5 })).KernelSize);
        Assert.Equal([1, 2, 3], new MaxPooling3D((1, 2, 3)).PoolSize);
        Assert.Equal([2, 2], new MaxPooling2D().Strides);
        Assert.Equal("[3, 5]", ((SpatialSizes)(3, 5)).ToString());
    }

    [Fact]
    public void A_wrong_number_of_numbers_is_refused() =>
        Assert.Equal(
            "c: kernelSize has 3 numbers; it must have 2, or 1 for all.",
            Assert.Throws<InvalidArgumentException>(() => new Conv2D(4, (1, 2, 3), name: "c")).Message);
}
