namespace RawOpsNet.Tests.Runtime.Kernels;

/// <summary>Fused products give the bits of the ops one by one, forward and backward.</summary>
public class FusedOpsTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Activations = new(StringComparer.Ordinal)
    {
        [""] = x => x,
        ["Relu"] = x => RawOps.Relu(x),
        ["Relu6"] = x => RawOps.Relu6(x),
        ["Elu"] = x => RawOps.Elu(x),
        ["LeakyRelu"] = x => RawOps.LeakyRelu(x, 0.125f),
        ["Tanh"] = x => RawOps.Tanh(x),
        ["Sigmoid"] = x => RawOps.Sigmoid(x),
    };

    // Sizes: tiles and rests, single rows and columns, no inner size, an inner size that is divided into partial sums or blocks,
    // and parts for threads.
    public static TheoryData<int, int, int> Sizes() => new()
    {
        { 1, 1, 1 }, { 5, 37, 19 }, { 1, 70, 33 }, { 40, 1, 33 }, { 3, 4, 0 }, { 16, 24, 9000 }, { 30, 65, 1100 },
        { 128, 512, 784 }, { 0, 4, 3 }, { 33, 10, 64 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_fused_matrix_product_has_the_bits_of_its_ops(int m, int n, int k)
    {
        foreach (DType dtype in new[] { DType.Float32, DType.Float64, DType.Float16, DType.BFloat16 })
        {
            foreach (string activation in m * n * (long)k > 1 << 20 ? ["Relu"] : Activations.Keys.ToArray())
            {
                bool transposeA = (m & 1) == 1, transposeB = activation.Length % 2 == 1;
                Tensor a = Draw(dtype, 1, transposeA ? [k, m] : [m, k]);
                Tensor b = Draw(dtype, 2, transposeB ? [n, k] : [k, n]);
                Compare(
                    [a, b, Draw(dtype, 3, n)],
                    activation,
                    (x, ops) => RawOps.FusedMatMul(
                        x[0], x[1], [x[2]], transposeA, transposeB, ops, leakyreluAlpha: 0.125f),
                    x => RawOps.BiasAdd(RawOps.MatMul(x[0], x[1], transposeA, transposeB), x[2]));
            }
        }
    }

    // Filters: with strides, over groups, one for each channel, of one pixel.
    [Theory]
    [InlineData(3, 5, 17, 1, 1)]
    [InlineData(3, 32, 40, 1, 2)]
    [InlineData(3, 3, 24, 3, 1)]
    [InlineData(2, 1, 12, 6, 1)]
    [InlineData(1, 8, 33, 1, 1)]
    public void A_fused_convolution_has_the_bits_of_its_ops(int size, int channels, int filters, int groups, int stride)
    {
        foreach (DType dtype in new[] { DType.Float32, DType.Float64, DType.Float16, DType.BFloat16 })
        {
            foreach (ImageFormat format in new[] { ImageFormat.NHWC, ImageFormat.NCHW })
            {
                bool isLast = format == ImageFormat.NHWC;
                int all = channels * groups;
                Tensor[] inputs =
                [
                    Draw(dtype, 1, isLast ? [2, 11, 9, all] : [2, all, 11, 9]),
                    Draw(dtype, 2, size, size, channels, filters),
                    Draw(dtype, 3, filters),
                ];
                long[] strides = isLast ? [1, stride, stride, 1] : [1, 1, stride, stride];
                Compare(
                    inputs,
                    isLast ? "Relu" : "Tanh",
                    (x, ops) => RawOps.FusedConv2D(
                        x[0], x[1], [x[2]], strides, ConvolutionPadding.SAME, dataFormat: format, fusedOps: ops),
                    x => RawOps.BiasAdd(
                        RawOps.Conv2D(x[0], x[1], strides, ConvolutionPadding.SAME, dataFormat: format),
                        x[2],
                        isLast ? BiasAddDataFormat.NHWC : BiasAddDataFormat.NCHW));
            }
        }
    }

    [Fact]
    public void A_second_derivative_goes_through_a_fused_product()
    {
        Tensor[] x = [Draw(DType.Float64, 1, 6, 5), Draw(DType.Float64, 2, 5, 7), Draw(DType.Float64, 3, 7)];
        Tensor[] fused = Second(x, () => RawOps.FusedMatMul(x[0], x[1], [x[2]], fusedOps: ["BiasAdd", "Relu"]));
        Tensor[] apart = Second(x, () => RawOps.Relu(RawOps.BiasAdd(RawOps.MatMul(x[0], x[1]), x[2])));
        for (int i = 0; i < fused.Length; i++)
        {
            Assert.Equal(Bits(apart[i]), Bits(fused[i]));
        }
    }

    [Fact]
    public void A_product_without_fused_ops_is_the_product()
    {
        (Tensor a, Tensor b) = (Draw(DType.Float32, 1, 6, 5), Draw(DType.Float32, 2, 5, 7));
        Assert.Equal(Bits(RawOps.MatMul(a, b)), Bits(RawOps.FusedMatMul(a, b, [])));
        Assert.Equal(Bits(RawOps.Relu(RawOps.MatMul(a, b))), Bits(RawOps.FusedMatMul(a, b, [], fusedOps: ["Relu"])));
    }

    private static void Compare(
        Tensor[] inputs, string activation, Func<Tensor[], string[], Tensor> fused, Func<Tensor[], Tensor> biased)
    {
        string[] ops = activation.Length == 0 ? ["BiasAdd"] : ["BiasAdd", activation];
        (Tensor y, Tensor[] gradients) = Run(inputs, () => fused(inputs, ops));
        (Tensor expected, Tensor[] expectedGradients) = Run(inputs, () => Activations[activation](biased(inputs)));
        Assert.Equal(expected.Shape, y.Shape);
        Assert.Equal(Bits(expected), Bits(y));
        for (int i = 0; i < inputs.Length; i++)
        {
            Assert.Equal(Bits(expectedGradients[i]), Bits(gradients[i]));
        }
    }

    private static (Tensor Output, Tensor[] Gradients) Run(Tensor[] inputs, Func<Tensor> call)
    {
        using GradientTape tape = new(persistent: true);
        foreach (Tensor input in inputs)
        {
            tape.Watch(input);
        }

        Tensor y = call();
        Tensor loss = RawOps.Mul(y, Draw(y.DType, 4, y.Shape.ToArray()));
        return (y, [.. inputs.Select(input => GradientOf(tape, loss, input))]);
    }

    private static Tensor[] Second(Tensor[] inputs, Func<Tensor> call)
    {
        using GradientTape outer = new(persistent: true);
        foreach (Tensor input in inputs)
        {
            outer.Watch(input);
        }

        (_, Tensor[] first) = Run(inputs, () => RawOps.Square(call()));
        Tensor sum = RawOps.AddV2(
            RawOps.Sum(RawOps.Square(first[0]), new[] { 0, 1 }), RawOps.Sum(RawOps.Square(first[2]), new[] { 0 }));
        return [.. inputs.Select(input => GradientOf(outer, sum, input))];
    }

    private static Tensor GradientOf(GradientTape tape, Tensor target, Tensor input)
    {
        Tensor? gradient = tape.Gradient(target, input);
        Assert.NotNull(gradient);
        return gradient;
    }

    private static Tensor Draw(DType dtype, int seed, params long[] dims) =>
        RawOps.Cast(Tensor.RandomUniform(dims, -1, 1, seed: seed), dstT: dtype);

    // Of zeros only the number counts: the ops one by one may give another sign.
    private static double[] Bits(Tensor x) =>
        [.. RawOps.Cast(x, dstT: DType.Float64).ToArray<double>().Select(value => value == 0 ? 0 : value)];
}
