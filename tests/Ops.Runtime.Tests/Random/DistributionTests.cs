using RawOpsNet.Numerics;

namespace RawOpsNet.Tests.Runtime.Numerics;

// Literals: TensorFlow 2.21 on the CPU, the op named in each test.
public class DistributionTests
{
    private static Philox Stream(ulong key) => Philox.FromKeyCounter(key, 3, 5);

    [Fact]
    public void Uniform_numbers_are_those_of_RandomUniform()
    {
        float[] output = new float[6];
        PhiloxUniform.Fill(output, Philox.FromSeeds(1, 2));
        float[] expected =
            [0.406396746635437f, 0.8575996160507202f, 0.05539584159851074f, 0.08587229251861572f, 0.41215360164642334f,
                0.036630868911743164f];
        Assert.Equal(expected, output);
    }

    [Fact]
    public void Uniform_numbers_are_those_of_StatelessRandomUniform()
    {
        float[] output = new float[3];
        PhiloxUniform.Fill(output, Philox.FromStatelessSeeds(1, 2));
        Assert.Equal([0.8440604209899902f, 0.19204533100128174f, 0.9962232112884521f], output);
    }

    [Fact]
    public void Uniform_numbers_of_every_width_are_those_of_StatelessRandomUniformV2()
    {
        float[] floats = new float[5];
        PhiloxUniform.Fill(floats, Stream(746593301748));
        Assert.Equal(
            [0.7441141605377197f, 0.08146798610687256f, 0.9578651189804077f, 0.23872637748718262f, 0.546663761138916f], floats);

        double[] doubles = new double[5];
        PhiloxUniform.Fill(doubles, Stream(223099281107));
        Assert.Equal(
            [0.09288682037701546, 0.22003328437844094, 0.7318085625595345, 0.3056074954507755, 0.9191318527022585], doubles);

        Half[] halves = new Half[5];
        PhiloxUniform.Fill(halves, Stream(226817761611));
        Assert.Equal([(Half)0.12109375, (Half)0.7578125, (Half)0.916015625, (Half)0.3232421875, (Half)0.5517578125], halves);
    }

    [Fact]
    public void Bfloat16_numbers_take_the_lower_seven_bits_of_each_number()
    {
        BFloat16[] output = new BFloat16[7];
        PhiloxSamples samples = new(Stream(11));
        PhiloxUniform.Fill(output, Stream(11));
        foreach (BFloat16 number in output)
        {
            Assert.Equal((samples.Next() & 0x7F) / 128f, number.ToSingle());
        }
    }

    [Fact]
    public void Integers_are_those_of_RandomUniformInt()
    {
        int[] output = new int[5];
        PhiloxUniform.Fill(output, Philox.FromSeeds(1, 51), -3, 9);
        Assert.Equal([8, -1, 2, -2, 4], output);
        long[] wide = new long[5];
        PhiloxUniform.Fill(wide, Philox.FromSeeds(21, 71), -3L, 9L);
        Assert.Equal([-2, -3, -1, 0, -2], wide);
    }

    [Fact]
    public void Integers_of_a_range_wider_than_half_the_type_stay_in_it()
    {
        int[] output = new int[1000];
        PhiloxUniform.Fill(output, Stream(1), int.MinValue, int.MaxValue);
        Assert.All(output, x => Assert.NotEqual(int.MaxValue, x));
        Assert.Contains(output, x => x > 1 << 30);
        Assert.Contains(output, x => x < -(1 << 30));
        ulong[] wide = new ulong[100];
        PhiloxUniform.Fill(wide, Stream(1), ulong.MaxValue - 2, ulong.MaxValue);
        Assert.All(wide, x => Assert.InRange(x, ulong.MaxValue - 2, ulong.MaxValue - 1));
    }

    [Fact]
    public void Whole_range_integers_are_those_of_StatelessRandomUniformFullIntV2()
    {
        int[] output = new int[5];
        PhiloxUniform.FillFull(output, Stream(52927532405));
        Assert.Equal([811866623, 240062361, 1050285532, -2106342635, -19711484], output);
        ulong[] wide = new ulong[3];
        PhiloxUniform.FillFull(wide, Stream(987718900900));
        Assert.Equal([3446101847705342328, 5855104252289110685, 16478931233499504985], wide);
    }

    [Fact]
    public void Normal_numbers_are_those_of_RandomStandardNormal()
    {
        float[] output = new float[6];
        PhiloxNormal.Fill(output, Philox.FromSeeds(1, 2));
        float[] expected =
            [-1.0467792749404907f, 0.8397045731544495f, 1.235836386680603f, 2.0637853145599365f, 0.3037427067756653f,
                1.2963250875473022f];
        Near(expected, output);
    }

    [Fact]
    public void Normal_numbers_of_other_widths_are_those_of_StatelessRandomNormalV2()
    {
        double[] doubles = new double[3];
        PhiloxNormal.Fill(doubles, Stream(491653590644));
        double[] expected = [-0.13125423734321864, -1.210881296207802, -2.3746217493294597];
        for (int i = 0; i < expected.Length; i++)
        {
            Close.To(expected[i], doubles[i], 1e-14);
        }

        Half[] halves = new Half[5];
        PhiloxNormal.Fill(halves, Stream(419215858607));
        Near([-1.3427734375f, 0.79736328125f, -0.7998046875f, 1.8427734375f, -0.1849365234375f], Widen(halves), 1e-3f);
    }

    [Fact]
    public void Truncated_numbers_are_those_of_TruncatedNormal()
    {
        float[] output = new float[6];
        PhiloxNormal.FillTruncated(output, Philox.FromSeeds(77, 78));
        float[] expected =
            [0.389447420835495f, -0.23309515416622162f, -0.5875872373580933f, -0.17175330221652985f, -0.0936746820807457f,
                1.4793181419372559f];
        Near(expected, output);
    }

    [Fact]
    public void Truncated_numbers_of_other_widths_are_those_of_StatelessTruncatedNormalV2()
    {
        double[] doubles = new double[5];
        PhiloxNormal.FillTruncated(doubles, Stream(821694003002));
        double[] expected =
            [-1.4338734073328283, 1.1046626367508423, -1.2556676155425646, -1.046640546475773, 0.7208054644340618];
        for (int i = 0; i < expected.Length; i++)
        {
            Close.To(expected[i], doubles[i], 1e-14);
        }

        Half[] halves = new Half[5];
        PhiloxNormal.FillTruncated(halves, Stream(881187841555));
        Near([1.1376953125f, 0.89208984375f, -0.5810546875f, -1.0126953125f, 0.5087890625f], Widen(halves), 1e-3f);
    }

    [Fact]
    public void Narrow_numbers_are_the_rounded_floats()
    {
        float[] floats = new float[50];
        BFloat16[] narrow = new BFloat16[50];
        PhiloxNormal.Fill(floats, Stream(9));
        PhiloxNormal.Fill(narrow, Stream(9));
        Assert.Equal(floats.Select(BFloat16.FromSingle), narrow);
        PhiloxNormal.FillTruncated(floats, Stream(9));
        PhiloxNormal.FillTruncated(narrow, Stream(9));
        Assert.Equal(floats.Select(BFloat16.FromSingle), narrow);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(1000)]
    public void A_shorter_output_is_the_start_of_a_longer_one(int length)
    {
        float[] shorter = new float[length], longer = new float[length + 77];
        PhiloxUniform.Fill(shorter, Stream(5));
        PhiloxUniform.Fill(longer, Stream(5));
        Assert.Equal(shorter, longer[..length]);
        PhiloxNormal.FillTruncated(shorter, Stream(5));
        PhiloxNormal.FillTruncated(longer, Stream(5));
        Assert.Equal(shorter, longer[..length]);
    }

    [Fact]
    public void One_thread_and_several_give_the_same_bits()
    {
        float[] several = new float[100_003], one = new float[100_003];
        PhiloxUniform.Fill(several, Stream(5));
        using (Threads.Limit(1))
        {
            PhiloxUniform.Fill(one, Stream(5));
        }

        Assert.Equal(several, one);
        PhiloxNormal.FillTruncated(several, Stream(6));
        using (Threads.Limit(1))
        {
            PhiloxNormal.FillTruncated(one, Stream(6));
        }

        Assert.Equal(several, one);
    }

    [Fact]
    public void Moments_are_those_of_the_distributions()
    {
        float[] output = new float[100_000];
        PhiloxUniform.Fill(output, Stream(1));
        Assert.Equal(0.5, output.Average(), 0.005);
        PhiloxNormal.Fill(output, Stream(2));
        Assert.Equal(0, output.Average(), 0.02);
        Assert.Equal(1, output.Average(x => x * x), 0.02);
        PhiloxNormal.FillTruncated(output, Stream(3));
        Assert.All(output, x => Assert.InRange(x, -2f, 2f));
        // The variance of a normal number cut off at two deviations: 1 - 4 φ(2) / (2 Φ(2) - 1).
        Assert.Equal(0.7737, output.Average(x => x * x), 0.01);
    }

    private static float[] Widen(Half[] halves) => [.. halves.Select(x => (float)x)];

    private static void Near(float[] expected, float[] actual, float relative = 1e-6f)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Close.To(expected[i], actual[i], relative);
        }
    }
}
