namespace RawOpsNet.Tests.Runtime.Kernels.Normalization;

/// <summary>Layer normalisation against its formula, written with ops in double.</summary>
public class LayerNormTests
{
    private const float Epsilon = 0.01f;

    public static TheoryData<int, int> Sizes() => new()
    {
        { 1, 1 },
        { 3, 5 },
        { 7, 16 },
        { 40, 70 },
        { 700, 129 },
        { 2000, 64 },
        { 2, 20000 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Normalises_rows_of_any_width(int rows, int width)
    {
        Tensor x = Numbers([rows, width], 1, 5);
        Tensor scale = Numbers([width], 2);
        Tensor offset = Numbers([width], 3);

        var normalized = RawOps.FusedLayerNorm(x, scale, offset, Epsilon);

        (Tensor expected, Tensor mean, Tensor inverse) = Formula(Wide(x), Wide(scale), Wide(offset));
        Close(expected, normalized.Y, 1e-5);
        Close(mean, normalized.Mean, 1e-6);
        Close(inverse, normalized.InverseDeviation, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Its_gradient_is_that_of_the_formula(int rows, int width)
    {
        Tensor x = Numbers([rows, width], 1, 5);
        Tensor scale = Numbers([width], 2);
        Tensor offset = Numbers([width], 3);
        Tensor weights = Numbers([rows, width], 4);

        Tensor[] actual = Differentiate(
            [x, scale, offset], inputs => RawOps.FusedLayerNorm(inputs[0], inputs[1], inputs[2], Epsilon).Y, weights);
        Tensor[] expected = Differentiate(
            [Wide(x), Wide(scale), Wide(offset)], inputs => Formula(inputs[0], inputs[1], inputs[2]).Y, Wide(weights));

        for (int i = 0; i < 3; i++)
        {
            Close(expected[i], actual[i], 2e-5);
        }
    }

    [Fact]
    public void Its_gradient_has_the_gradient_of_the_formula()
    {
        Tensor x = Numbers([6, 3, 5], 1);
        Tensor scale = Numbers([3, 5], 2);
        Tensor offset = Numbers([3, 5], 3);
        Tensor weights = Numbers([6, 3, 5], 4);

        Tensor[] actual = Differentiate(
            [Wide(x), Wide(scale)],
            inputs => InnerGradient(
                inputs, Wide(weights), each => RawOps.FusedLayerNorm(each[0], each[1], Wide(offset), Epsilon).Y),
            Wide(weights));
        Tensor[] expected = Differentiate(
            [Wide(x), Wide(scale)],
            inputs => InnerGradient(inputs, Wide(weights), each => Formula(each[0], each[1], Wide(offset)).Y),
            Wide(weights));

        for (int i = 0; i < 2; i++)
        {
            Assert.All(
                expected[i].ToArray<double>().Zip(actual[i].ToArray<double>()),
                pair => Assert.Equal(pair.First, pair.Second, 1e-9 * (1 + Math.Abs(pair.First))));
        }
    }

    [Theory]
    [InlineData(DType.Float16, 2e-3)]
    [InlineData(DType.BFloat16, 2e-2)]
    public void Half_types_are_summed_as_floats(DType dtype, double tolerance)
    {
        Tensor x = RawOps.Cast(Numbers([20, 300], 1, 50), dtype);
        Tensor scale = Numbers([300], 2);
        Tensor offset = Numbers([300], 3);
        Tensor dy = RawOps.Cast(Numbers([20, 300], 4), dtype);
        Tensor wide = RawOps.Cast(x, DType.Float32);

        var half = RawOps.FusedLayerNorm(x, scale, offset, Epsilon);
        var whole = RawOps.FusedLayerNorm(wide, scale, offset, Epsilon);
        var backward = RawOps.FusedLayerNormGrad(dy, x, scale, half.Mean, half.InverseDeviation);
        var wideBackward = RawOps.FusedLayerNormGrad(
            RawOps.Cast(dy, DType.Float32), wide, scale, whole.Mean, whole.InverseDeviation);

        Assert.Equal(dtype, half.Y.DType);
        Close(Wide(whole.Y), RawOps.Cast(half.Y, DType.Float32), tolerance);
        Close(Wide(wideBackward.XBackprop), RawOps.Cast(backward.XBackprop, DType.Float32), tolerance);
        Assert.Equal(whole.Mean.ToArray<float>(), half.Mean.ToArray<float>());
        Assert.Equal(wideBackward.ScaleBackprop.ToArray<float>(), backward.ScaleBackprop.ToArray<float>());
    }

    [Fact]
    public void The_number_of_threads_does_not_show()
    {
        Tensor x = Numbers([3000, 100], 1);
        Tensor scale = Numbers([100], 2);
        Tensor dy = Numbers([3000, 100], 3);
        byte[] With(int threads)
        {
            using ThreadLimit limit = Threads.Limit(threads);
            var forward = RawOps.FusedLayerNorm(x, scale, scale, Epsilon);
            var backward = RawOps.FusedLayerNormGrad(dy, x, scale, forward.Mean, forward.InverseDeviation);
            Tensor[] all = [forward.Y, backward.XBackprop, backward.ScaleBackprop, backward.OffsetBackprop];
            return [.. all.SelectMany(tensor => tensor.ToArray<float>().SelectMany(BitConverter.GetBytes))];
        }

        byte[] alone = With(1);

        Assert.Equal(alone, With(2));
        Assert.Equal(alone, With(8));
    }

    [Fact]
    public void Rows_of_nothing_have_no_mean_and_no_rows_no_gradient()
    {
        var empty = RawOps.FusedLayerNorm(Tensor.Zeros([2, 0]), Tensor.Zeros([0]), Tensor.Zeros([0]));
        var none = RawOps.FusedLayerNorm(Tensor.Zeros([0, 3]), Tensor.Ones([3]), Tensor.Zeros([3]));
        var backward = RawOps.FusedLayerNormGrad(
            Tensor.Zeros([0, 3]), Tensor.Zeros([0, 3]), Tensor.Ones([3]), none.Mean, none.InverseDeviation);

        Assert.Equal([float.NaN, float.NaN], empty.Mean.ToArray<float>());
        Assert.Equal(0, none.Y.Count);
        Assert.Equal([0, 0, 0], backward.ScaleBackprop.ToArray<float>());
    }

    private static (Tensor Y, Tensor Mean, Tensor Inverse) Formula(Tensor x, Tensor scale, Tensor offset)
    {
        int[] axes = [.. Enumerable.Range(x.Rank - scale.Rank, scale.Rank)];
        Tensor mean = RawOps.Mean(x, axes, keepDims: true);
        Tensor centered = RawOps.Sub(x, mean);
        Tensor variance = RawOps.Mean(RawOps.Square(centered), axes, keepDims: true);
        Tensor inverse = RawOps.Rsqrt(RawOps.AddV2(variance, (double)Epsilon));
        Tensor y = RawOps.AddV2(RawOps.Mul(RawOps.Mul(centered, inverse), scale), offset);
        return (y, RawOps.Squeeze(mean, axes.Select(axis => (long)axis).ToArray()), inverse);
    }

    private static Tensor InnerGradient(Tensor[] inputs, Tensor weights, Func<Tensor[], Tensor> function)
    {
        using GradientTape tape = new();
        tape.Watch(inputs);
        Tensor target = RawOps.Mul(RawOps.Square(function(inputs)), weights);
        Gradient?[] gradients = tape.Gradient([target], inputs);
        return RawOps.Mul(gradients[0]!.Dense(), gradients[1]!.Dense());
    }

    private static Tensor[] Differentiate(Tensor[] inputs, Func<Tensor[], Tensor> function, Tensor weights)
    {
        using GradientTape tape = new();
        tape.Watch(inputs);
        Tensor target = RawOps.Mul(function(inputs), weights);
        return Array.ConvertAll(tape.Gradient(target, inputs), gradient => gradient!.Dense());
    }

    private static void Close(Tensor expected, Tensor actual, double tolerance)
    {
        double[] wide = expected.ToArray<double>();
        float[] narrow = actual.ToArray<float>();
        Assert.Equal(wide.Length, narrow.Length);
        double largest = wide.Max(Math.Abs);
        Assert.All(wide.Zip(narrow), pair => Assert.Equal(pair.First, pair.Second, tolerance * (1 + largest)));
    }

    private static Tensor Wide(Tensor x) => RawOps.Cast(x, DType.Float64);

    private static Tensor Numbers(long[] shape, int seed, float shift = 0)
    {
        Random random = new(seed);
        float[] numbers = new float[shape.Aggregate(1L, (product, dim) => product * dim)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (random.NextSingle() * 3) - 1 + shift;
        }

        return Tensor.From(numbers, shape);
    }
}
