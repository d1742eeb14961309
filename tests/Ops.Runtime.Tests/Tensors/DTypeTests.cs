namespace RawOpsNet.Tests.Runtime.Tensors;

public class DTypeTests
{
    [Theory]
    [InlineData(DType.Float32, 1, 4, "float32", "float")]
    [InlineData(DType.Float64, 2, 8, "float64", "double")]
    [InlineData(DType.Int32, 3, 4, "int32", "int32")]
    [InlineData(DType.UInt8, 4, 1, "uint8", "uint8")]
    [InlineData(DType.Complex64, 8, 8, "complex64", "complex64")]
    [InlineData(DType.Int64, 9, 8, "int64", "int64")]
    [InlineData(DType.Bool, 10, 1, "bool", "bool")]
    [InlineData(DType.BFloat16, 14, 2, "bfloat16", "bfloat16")]
    [InlineData(DType.Complex128, 18, 16, "complex128", "complex128")]
    [InlineData(DType.Float16, 19, 2, "float16", "half")]
    [InlineData(DType.UInt64, 23, 8, "uint64", "uint64")]
    public void A_dtype_has_TensorFlows_number_size_and_names(DType dtype, int number, int size, string name, string opDefName)
    {
        Assert.Equal(number, (int)dtype);
        Assert.Equal(size, dtype.Size);
        Assert.Equal(name, dtype.Name);
        Assert.Equal(opDefName, dtype.OpDefName);
        Assert.Equal(dtype, DTypes.Parse(name));
        Assert.Equal(dtype, DTypes.Parse(opDefName));
    }

    [Fact]
    public void Elements_of_strings_have_no_size()
    {
        Assert.Throws<InvalidArgumentException>(() => DType.String.Size);
        Assert.Throws<InvalidArgumentException>(() => DType.Variant.Size);
        Assert.Throws<InvalidArgumentException>(() => DTypes.Parse("flot32"));
        Assert.Throws<InvalidArgumentException>(() => DTypes.Of<DateTime>());
    }

    [Fact]
    public void Classes_of_dtypes_follow_TensorFlow()
    {
        Assert.True(DType.BFloat16.IsFloating);
        Assert.False(DType.Complex64.IsFloating);
        Assert.True(DType.Complex64.IsDifferentiable);
        Assert.False(DType.Int32.IsDifferentiable);
        Assert.False(DType.Bool.IsInteger);
        Assert.True(DType.UInt16.IsInteger);
        Assert.Equal("float32, int64", DTypes.Describe(DType.Float32.Mask | DType.Int64.Mask));
    }

    [Fact]
    public void Shapes_compare_by_dims_and_count_with_care()
    {
        Shape shape = [2, 3];

        Assert.Equal(new Shape(2, 3), shape);
        Assert.True(shape == new long[] { 2, 3 });
        Assert.NotEqual(shape, new Shape(3, 2));
        Assert.Equal(6, shape.ElementCount);
        Assert.Equal(1, Shape.Scalar.ElementCount);
        Assert.Equal("[2, 3]", shape.ToString());
        Assert.Equal("[?, 3]", new Shape(-1, 3).ToString());
        Assert.Equal(3, shape[^1]);
        Assert.Equal([2L, 3, 4], shape.Concat([4]).ToArray());
        Assert.Equal(0, new Shape(1L << 40, 1L << 40, 0).ElementCount);
        Assert.Throws<InvalidArgumentException>(() => new Shape(1L << 40, 1L << 40).ElementCount);
        Assert.Throws<InvalidArgumentException>(() => new Shape(-2));
        Assert.Throws<InvalidArgumentException>(() => shape[2]);
    }

    [Theory]
    [InlineData("cpu", "cpu:0")]
    [InlineData("CPU:0", "cpu:0")]
    [InlineData("gpu:1", "gpu:1")]
    [InlineData("/device:GPU:2", "gpu:2")]
    [InlineData("/job:localhost/replica:0/task:0/device:GPU:0", "gpu:0")]
    public void Devices_are_read_in_every_style(string text, string name) => Assert.Equal(name, Device.Parse(text).Name);

    [Fact]
    public void A_device_scope_nests()
    {
        Assert.Null(Device.Current);
        using (Device.Scope(Device.Gpu(1)))
        {
            using (Device.Scope(Device.Cpu))
            {
                Assert.Equal(Device.Cpu, Device.Current);
            }

            Assert.Equal(Device.Gpu(1), Device.Current);
        }

        Assert.Null(Device.Current);
        Assert.Throws<InvalidArgumentException>(() => Device.Parse("tpu:0"));
    }
}
