namespace RawOpsNet.Tests.Runtime.Kernels.Convolution;

/// <summary>Convolutions and their gradients against their definition, over strides, dilations, groups and paddings.</summary>
public class ConvolutionTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    // The numbers are eighths, so that sums of double and of float are exact whatever their order.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_convolution_and_its_gradients_are_their_definition_in_double(int seed) => Compare<double>(seed, x => x);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_convolution_and_its_gradients_are_their_definition_in_float(int seed) => Compare(seed, x => (float)x);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Channels_that_stand_second_give_the_same(int seed)
    {
        ConvolutionCase drawn = new(seed);
        Tensor x = Tensor.From(drawn.X, drawn.Input);
        Tensor w = Tensor.From(drawn.W, drawn.Filter);
        Tensor dy = Tensor.From(drawn.Dy, drawn.Output);
        long[] strides = [1, 1, drawn.Strides[1], drawn.Strides[2]];
        long[] dilations = [1, 1, drawn.Dilations[1], drawn.Dilations[2]];
        long[] paddings = [0, 0, 0, 0, .. drawn.Paddings[2..6]];

        Tensor y = RawOps.Conv2D(
            ToFirst(x), w, strides, ConvolutionPadding.EXPLICIT, explicitPaddings: paddings, dataFormat: ImageFormat.NCHW,
            dilations: dilations);
        Tensor dx = RawOps.Conv2DBackpropInput(
            RawOps.Shape(ToFirst(x)), w, ToFirst(dy), strides, ConvolutionPadding.EXPLICIT, explicitPaddings: paddings,
            dataFormat: ImageFormat.NCHW, dilations: dilations);
        Tensor dw = RawOps.Conv2DBackpropFilter(
            ToFirst(x), Sizes(drawn.Filter), ToFirst(dy), strides, ConvolutionPadding.EXPLICIT, explicitPaddings: paddings,
            dataFormat: ImageFormat.NCHW, dilations: dilations);

        (double[] expectedY, double[] expectedDx, double[] expectedDw) = drawn.Sums();
        Assert.Equal(expectedY, RawOps.Transpose(y, new[] { 0, 2, 3, 1 }).ToArray<double>());
        Assert.Equal(expectedDx, RawOps.Transpose(dx, new[] { 0, 2, 3, 1 }).ToArray<double>());
        Assert.Equal(expectedDw, dw.ToArray<double>());
    }

    [Fact]
    public void A_depthwise_convolution_is_a_convolution_in_groups_of_one()
    {
        Tensor x = Tensor.From(Numbers(2 * 7 * 9 * 20), [2, 7, 9, 20]);
        Tensor w = Tensor.From(Numbers(3 * 2 * 20 * 2), [3, 2, 20, 2]);
        Tensor grouped = RawOps.Reshape(w, new[] { 3, 2, 1, 40 });

        Tensor deep = RawOps.DepthwiseConv2dNative(
            x, w, [1, 2, 2, 1], ConvolutionPadding.SAME, dilations: [1, 1, 2, 1]);
        Tensor flat = RawOps.Conv2D(
            x, grouped, [1, 2, 2, 1], ConvolutionPadding.SAME, dilations: [1, 1, 2, 1]);

        Assert.Equal(new Shape([2, 4, 5, 40]), deep.Shape);
        Assert.Equal(flat.ToArray<float>(), deep.ToArray<float>());
    }

    [Fact]
    public void A_filter_gradient_of_a_batch_of_nothing_is_zeros()
    {
        Tensor nothing = Tensor.Zeros([0, 5, 5, 3]);
        Tensor dw = RawOps.Conv2DBackpropFilter(
            nothing, new[] { 3, 3, 3, 4 }, Tensor.Zeros([0, 5, 5, 4]), [1, 1, 1, 1], ConvolutionPadding.SAME);

        Assert.Equal(new float[3 * 3 * 3 * 4], dw.ToArray<float>());
    }

    private static void Compare<T>(int seed, Func<double, T> convert)
        where T : unmanaged
    {
        ConvolutionCase drawn = new(seed);
        Tensor x = Tensor.From(Array.ConvertAll(drawn.X, value => convert(value)), drawn.Input);
        Tensor w = Tensor.From(Array.ConvertAll(drawn.W, value => convert(value)), drawn.Filter);
        Tensor dy = Tensor.From(Array.ConvertAll(drawn.Dy, value => convert(value)), drawn.Output);

        Tensor y = RawOps.Conv2D(
            x, w, drawn.Strides, ConvolutionPadding.EXPLICIT, explicitPaddings: drawn.Paddings, dilations: drawn.Dilations);
        Tensor dx = RawOps.Conv2DBackpropInput(
            Sizes(drawn.Input), w, dy, drawn.Strides, ConvolutionPadding.EXPLICIT, explicitPaddings: drawn.Paddings,
            dilations: drawn.Dilations);
        Tensor dw = RawOps.Conv2DBackpropFilter(
            x, Sizes(drawn.Filter), dy, drawn.Strides, ConvolutionPadding.EXPLICIT, explicitPaddings: drawn.Paddings,
            dilations: drawn.Dilations);

        (double[] expectedY, double[] expectedDx, double[] expectedDw) = drawn.Sums();
        Assert.Equal(new Shape(drawn.Output), y.Shape);
        Assert.Equal(Array.ConvertAll(expectedY, value => convert(value)), y.ToArray<T>());
        Assert.Equal(Array.ConvertAll(expectedDx, value => convert(value)), dx.ToArray<T>());
        Assert.Equal(Array.ConvertAll(expectedDw, value => convert(value)), dw.ToArray<T>());
    }

    private static Tensor Sizes(long[] shape) => Array.ConvertAll(shape, dim => (int)dim);

    private static Tensor ToFirst(Tensor images) => RawOps.Transpose(images, new[] { 0, 3, 1, 2 });

    private static float[] Numbers(int count)
    {
        Random random = new(count);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = random.Next(-8, 9) / 8f;
        }

        return numbers;
    }
}
