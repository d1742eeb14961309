using RawOpsNet.CommandLine.Golden;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

public sealed class ScheduleTests
{
    private static readonly ScheduleCase[] Cases =
        [.. Golden.Read("schedules").GetProperty("schedules").EnumerateArray().Select(ScheduleCase.Read)];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Gives_the_rates_that_Keras_gives(int number) => Assert.Null(ScheduleRunner.Run(Cases[number]));

    [Fact]
    public void Takes_the_step_as_a_number_a_variable_or_a_tensor_of_any_dtype()
    {
        ExponentialDecay schedule = new(1, 2, 0.25);
        Variable step = new(2L, trainable: false);
        Assert.Equal(0.25f, schedule.Invoke(2).Item<float>());
        Assert.Equal(0.25f, schedule.Invoke(step).Item<float>());
        Assert.Equal(0.25f, schedule.Invoke(2f).Item<float>());
        Assert.Equal(0.25, schedule.Invoke(2.0).Item<double>());
    }

    [Fact]
    public void A_linear_cosine_falls_from_the_first_rate_to_beta()
    {
        // (alpha + (D - s) / D) · (1 + cos(pi · 2 num_periods · s / D)) / 2 + beta, by hand at s = 0, D / 2, D, 2 D.
        LinearCosineDecay schedule = new(0.5, 8, alpha: 0.1, beta: 0.02);
        Assert.Equal(0.5 * (1.1 + 0.02), schedule.Invoke(0.0).Item<double>(), 12);
        Assert.Equal(0.5 * ((0.6 * 0.5) + 0.02), schedule.Invoke(4.0).Item<double>(), 12);
        Assert.Equal(0.5 * 0.02, schedule.Invoke(8.0).Item<double>(), 12);
        Assert.Equal(0.5 * 0.02, schedule.Invoke(16.0).Item<double>(), 12);
    }

    [Fact]
    public void Noise_on_the_line_is_repeatable_has_its_variance_and_fades()
    {
        // At s = 0 the cosine is 1, so rate - 1 - beta is the noise; its variance at step 0 is 4 and falls with the step.
        double[] noise = [.. Enumerable.Range(0, 2000)
            .Select(seed => new NoisyLinearCosineDecay(1, 1000, initialVariance: 4, beta: 0, seed: seed))
            .Select(schedule => schedule.Invoke(0.0).Item<double>() - 1)];
        Assert.InRange(noise.Average(), -0.2, 0.2);
        Assert.InRange(noise.Sum(x => x * x) / noise.Length, 3.6, 4.4);

        NoisyLinearCosineDecay noisy = new(1, 1000, seed: 7);
        Assert.Equal(noisy.Invoke(3.0).Item<double>(), noisy.Invoke(3.0).Item<double>());
        Assert.NotEqual(noisy.Invoke(3.0).Item<double>(), noisy.Invoke(4.0).Item<double>());
        Assert.Equal(
            new LinearCosineDecay(1, 1000).Invoke(5.0).Item<double>(),
            new NoisyLinearCosineDecay(1, 1000, initialVariance: 0).Invoke(5.0).Item<double>());
    }

    [Fact]
    public void Any_schedule_can_follow_a_warm_up()
    {
        LearningRateSchedule schedule = new ExponentialDecay(0.8, 2, 0.25).WithWarmup(4, initialLearningRate: 0.4);
        Assert.Equal([0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.4f, 0.2f], Rates(schedule, 7));
        LearningRateSchedule again = LearningRateSchedule.Deserialize(LearningRateSchedule.Serialize(schedule));
        Assert.Equal(Rates(schedule, 9), Rates(again, 9));
    }

    [Fact]
    public void An_optimizer_follows_a_schedule_and_its_config_makes_it_again()
    {
        Variable v = new(new[] { 0f });
        SGD optimizer = new(new PiecewiseConstantDecay([0, 1], [1, 0.5, 0.25]));
        for (int i = 0; i < 4; i++)
        {
            optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), v)]);
        }

        Assert.Equal([-(1 + 0.5f + 0.25f + 0.25f)], ((Tensor)v).ToArray<float>());
        Optimizer again = OptimizerNames.FromJson(OptimizerNames.ToJson(optimizer));
        Assert.IsType<PiecewiseConstantDecay>(again.LearningRate.Schedule);
        Assert.Equal(OptimizerNames.ToJson(optimizer), OptimizerNames.ToJson(again));
    }

    [Fact]
    public void A_schedule_of_ones_own_is_read_back_once_it_is_registered()
    {
        SGD optimizer = new(new Halving());
        string json = OptimizerNames.ToJson(optimizer);
        LearningRateSchedule.Register(nameof(Halving), _ => new Halving());
        Assert.IsType<Halving>(OptimizerNames.FromJson(json).LearningRate.Schedule);
    }

    [Fact]
    public void Refuses_settings_that_make_no_schedule()
    {
        Assert.Throws<InvalidArgumentException>(() => new PiecewiseConstantDecay([1, 2], [0.1, 0.2]));
        Assert.Throws<InvalidArgumentException>(() => new PiecewiseConstantDecay([2, 1], [0.1, 0.2, 0.3]));
        Assert.Throws<InvalidArgumentException>(() => new ExponentialDecay(0.1, 0, 0.5));
        Assert.Throws<InvalidArgumentException>(() => new CosineDecay(0.1, 4).WithWarmup(0));
        InvalidArgumentException misspelt = Assert.Throws<InvalidArgumentException>(() => LearningRateSchedule.Deserialize(
            new Dictionary<string, object?>
            {
                ["class_name"] = "CosineDecay",
                ["config"] = new Dictionary<string, object?>
                {
                    ["initial_learning_rate"] = 0.1,
                    ["decay_steps"] = 4,
                    ["alhpa"] = 0.1,
                },
            }));
        Assert.Contains("alhpa", misspelt.Message, StringComparison.Ordinal);
    }

    private static float[] Rates(LearningRateSchedule schedule, int count) =>
        [.. Enumerable.Range(0, count).Select(step => schedule.Invoke(step).Item<float>())];

    private sealed class Halving : LearningRateSchedule
    {
        public override Tensor Invoke(Tensor step) => RawOps.Pow(0.5f, RawOps.Cast(step, dstT: DType.Float32));

        public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?>();
    }
}
