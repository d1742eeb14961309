namespace RawOpsNet.Tests.Runtime.Kernels.Normalization;

/// <summary>Batch normalisation against its formula, written with ops in double.</summary>
public class BatchNormTests
{
    private const float Epsilon = 0.01f;

    public static TheoryData<int, int> Sizes() => new()
    {
        { 1, 50 },
        { 3, 35 },
        { 10, 1300 },
        { 16, 16 },
        { 100, 700 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Normalises_pixels_of_any_number_of_channels(int channels, int pixels)
    {
        Tensor x = Numbers([pixels, 1, 1, channels], 1);
        Tensor scale = Numbers([channels], 2);
        Tensor offset = Numbers([channels], 3);

        var normalized = RawOps.FusedBatchNormV3(x, scale, offset, Array.Empty<float>(), Array.Empty<float>(), epsilon: Epsilon);

        Tensor wide = Wide(x);
        Tensor mean = RawOps.Mean(wide, new[] { 0, 1, 2 });
        Tensor centered = RawOps.Sub(wide, mean);
        Tensor variance = RawOps.Mean(RawOps.Square(centered), new[] { 0, 1, 2 });
        Tensor expected = RawOps.AddV2(
            RawOps.Mul(RawOps.Mul(centered, RawOps.Rsqrt(RawOps.AddV2(variance, (double)Epsilon))), Wide(scale)), Wide(offset));
        Close(expected, normalized.Y);
        Close(mean, normalized.BatchMean);
        Close(RawOps.Mul(variance, (double)pixels / (pixels - 1)), normalized.BatchVariance);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Its_gradient_has_the_gradient_of_the_formula(bool isTraining)
    {
        Tensor x = Numbers([2, 3, 4, 5], 1);
        Tensor scale = Numbers([5], 2);
        Tensor dy = Numbers([2, 3, 4, 5], 3);
        Tensor weights = Numbers([2, 3, 4, 5], 4);
        Tensor mean = isTraining ? Narrow(Mean(Wide(x))) : Numbers([5], 5);
        Tensor variance = isTraining
            ? Narrow(Mean(RawOps.Square(RawOps.Sub(Wide(x), Mean(Wide(x))))))
            : RawOps.Square(Numbers([5], 6));

        Tensor?[] actual = Differentiate(
            [dy, x, scale],
            inputs => RawOps.FusedBatchNormGradV3(
                inputs[0], inputs[1], inputs[2], mean, variance, Array.Empty<float>(), Epsilon, isTraining: isTraining).XBackprop,
            weights);
        Tensor?[] expected = Differentiate(
            [Wide(dy), Wide(x), Wide(scale)],
            inputs => FormulaGradient(inputs, isTraining ? null : (Wide(mean), Wide(variance))),
            Wide(weights));

        // Outside of training the gradient of x does not depend on x.
        Close(expected[0]!, actual[0]!);
        Close(expected[1] ?? RawOps.ZerosLike(Wide(x)), actual[1]!);
        Close(expected[2]!, actual[2]!);
    }

    [Fact]
    public void No_pixels_have_no_mean()
    {
        var normalized = RawOps.FusedBatchNormV3(
            Tensor.Zeros([0, 2, 2, 3]), Tensor.Zeros([3]), Tensor.Zeros([3]), Array.Empty<float>(), Array.Empty<float>());

        Assert.Equal(0, normalized.Y.Count);
        Assert.All(normalized.BatchMean.ToArray<float>(), value => Assert.True(float.IsNaN(value)));
    }

    // The gradient of the normalised x, by the tape through ops in double.
    private static Tensor FormulaGradient(Tensor[] inputs, (Tensor Mean, Tensor Variance)? given)
    {
        using GradientTape tape = new();
        tape.Watch(inputs[1]);
        Tensor mean = given?.Mean ?? Mean(inputs[1]);
        Tensor centered = RawOps.Sub(inputs[1], mean);
        Tensor variance = given?.Variance ?? Mean(RawOps.Square(centered));
        Tensor inverse = RawOps.Rsqrt(RawOps.AddV2(variance, (double)Epsilon));
        Tensor y = RawOps.Mul(RawOps.Mul(centered, inverse), inputs[2]);
        return tape.Gradient(RawOps.Mul(y, inputs[0]), inputs[1])!.Dense();
    }

    private static Tensor?[] Differentiate(Tensor[] inputs, Func<Tensor[], Tensor> function, Tensor weights)
    {
        using GradientTape tape = new();
        tape.Watch(inputs);
        Tensor target = RawOps.Mul(function(inputs), weights);
        return Array.ConvertAll(tape.Gradient(target, inputs), gradient => gradient?.Dense());
    }

    private static void Close(Tensor expected, Tensor actual)
    {
        double[] wide = expected.ToArray<double>();
        float[] narrow = actual.ToArray<float>();
        Assert.Equal(wide.Length, narrow.Length);
        Assert.All(wide.Zip(narrow), pair => Assert.Equal(pair.First, pair.Second, 2e-5 * (1 + Math.Abs(pair.First))));
    }

    private static Tensor Mean(Tensor x) => RawOps.Mean(x, new[] { 0, 1, 2 });

    private static Tensor Wide(Tensor x) => RawOps.Cast(x, DType.Float64);

    private static Tensor Narrow(Tensor x) => RawOps.Cast(x, DType.Float32);

    private static Tensor Numbers(long[] shape, int seed)
    {
        Random random = new(seed);
        float[] numbers = new float[shape.Aggregate(1L, (product, dim) => product * dim)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (random.NextSingle() * 3) - 1;
        }

        return Tensor.From(numbers, shape);
    }
}
