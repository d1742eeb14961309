using RawOpsNet.Optimizers;
using V3 = RawOpsNet.Optimizers.V3;

namespace RawOpsNet.Tests.Training;

/// <summary>A hyper-parameter outside its range is an error that names optimizer, hyper-parameter, value and range.</summary>
public sealed class HyperRangeTests
{
    private static readonly Dictionary<string, double[]> Wrong = new()
    {
        ["learning_rate"] = [double.NaN, double.PositiveInfinity],
        ["decay"] = [double.NaN, -1, double.PositiveInfinity],
        ["epsilon"] = [double.NaN, -1, double.PositiveInfinity],
        ["epsilon_root"] = [double.NaN, -1],
        ["epsilon_1"] = [double.NaN, -1],
        ["epsilon_2"] = [double.NaN, -1],
        ["beta_1"] = [double.NaN, -0.5, 1.5],
        ["beta_2"] = [double.NaN, -0.5, 1.5],
        ["beta_3"] = [double.NaN, -0.5, 1.5],
        ["beta_2_decay"] = [double.NaN, 0.5],
        ["clip_threshold"] = [double.NaN, 0],
        ["rho"] = [double.NaN, -0.5, 1.5],
        ["momentum"] = [double.NaN, -0.5, 1.5],
        ["initial_accumulator_value"] = [double.NaN, -1],
        ["learning_rate_power"] = [double.NaN, 0.5],
        ["l1_regularization_strength"] = [double.NaN, -1],
        ["l2_regularization_strength"] = [double.NaN, -1],
        ["l2_shrinkage_regularization_strength"] = [double.NaN, -1],
        ["beta"] = [double.NaN, -1],
        ["trust_coefficient"] = [double.NaN, 0],
        ["threshold"] = [double.NaN, 4],
        ["initial_distance"] = [double.NaN, 0],
        ["growth_coefficient"] = [double.NaN, 0],
        ["weight_power"] = [double.NaN, -1],
        ["steps"] = [double.NaN, 0, 2.5],
        ["sync_period"] = [double.NaN, 0, 2.5],
        ["slow_step_size"] = [double.NaN, 0, 1.5],
        ["initial_scale"] = [double.NaN, 0, double.PositiveInfinity],
        ["dynamic_growth_steps"] = [0, 2.5],
        ["weight_decay"] = [double.NaN, -1],
        ["clipnorm"] = [double.NaN, -1],
        ["clipvalue"] = [double.NaN, -1],
        ["global_clipnorm"] = [double.NaN, -1],
        ["ema_momentum"] = [double.NaN, -0.5, 1.5],
        ["ema_overwrite_frequency"] = [0, 2.7],
    };

    public static TheoryData<string> Names => EveryOptimizer.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_number_of_a_config_has_a_range(string name)
    {
        IReadOnlyDictionary<string, object?> config = EveryOptimizer.Make(name).GetConfig();
        string[] numbers = [.. config.Where(pair => pair.Value is double or int or long).Select(pair => pair.Key)];
        Assert.True(numbers.Length > 1 || name is "Lookahead" or "LossScaleOptimizer");
        foreach (string hyper in numbers)
        {
            foreach (double value in Wrong[hyper])
            {
                Dictionary<string, object?> spoilt = new(config) { [hyper] = value };
                Exception? error = Record.Exception(() => OptimizerNames.FromConfig(name, spoilt));
                Assert.True(error is InvalidArgumentException, $"{hyper} = {value}: {error?.ToString() ?? "no error"}");
                string shown = FormattableString.Invariant($"is {value}; it must be ");
                Assert.Contains(shown, error!.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_message_names_optimizer_hyper_parameter_value_and_range()
    {
        static string Of(Action make) => Assert.Throws<InvalidArgumentException>(make).Message;
        Assert.Equal("Adam: epsilon is -1; it must be at least 0 and finite.", Of(() => _ = new V3.Adam(epsilon: -1)));
        Assert.Equal(
            "Ada: epsilon is NaN; it must be at least 0 and finite.",
            Of(() => _ = new Adam(epsilon: double.NaN, name: "Ada")));
        Assert.Equal("SGD: Decay is NaN; it must be at least 0 and finite.", Of(() => _ = new SGD { Decay = double.NaN }));
        Assert.Equal("SGD: momentum is 2; it must be at least 0 and at most 1.", Of(() => _ = new SGD(momentum: 2)));
        Assert.Equal("SGD: learning_rate is NaN; it must be finite.", Of(() => _ = new SGD(double.NaN)));
        Assert.Equal("Lion: beta_1 is 0; it must be greater than 0 and at most 1.", Of(() => _ = new Lion(beta1: 0)));
        Assert.Equal(
            "Adam: the config's 'ema_overwrite_frequency' is 2.7; it must be a whole number from -2147483648 to 2147483647.",
            Of(() => OptimizerNames.FromJson("""{"class_name": "Adam", "config": {"ema_overwrite_frequency": 2.7}}""")));
    }

    [Fact]
    public void A_schedule_takes_no_number_that_is_not_finite()
    {
        LearningRateSchedule[] schedules =
        [
            new CosineDecay(0.1, 10, warmupTarget: 1, warmupSteps: 2), new CosineDecayRestarts(0.1, 10),
            new ExponentialDecay(0.1, 10, 0.5), new InverseTimeDecay(0.1, 10, 0.5), new LinearCosineDecay(0.1, 10),
            new NoisyLinearCosineDecay(0.1, 10), new PolynomialDecay(0.1, 10), new Warmup(new ExponentialDecay(0.1, 10, 0.5), 3),
        ];
        foreach (LearningRateSchedule schedule in schedules)
        {
            IReadOnlyDictionary<string, object?> whole = LearningRateSchedule.Serialize(schedule);
            IReadOnlyDictionary<string, object?> config = schedule.GetConfig();
            foreach (string key in config.Where(pair => pair.Value is double).Select(pair => pair.Key))
            {
                Dictionary<string, object?> spoilt = new(whole)
                {
                    ["config"] = new Dictionary<string, object?>(config) { [key] = double.NaN },
                };
                InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(
                    () => LearningRateSchedule.Deserialize(spoilt));
                Assert.Contains("is NaN; it must be ", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.Throws<InvalidArgumentException>(() => new PiecewiseConstantDecay([1], [0.1, double.NaN]));
    }

    [Fact]
    public void A_hyper_parameter_that_is_set_later_has_the_same_range()
    {
        Adam optimizer = new();
        optimizer.Build([new Variable(1f)]);
        Assert.Throws<InvalidArgumentException>(() => optimizer.Beta1 = 1.0);
        Assert.Throws<InvalidArgumentException>(() => optimizer.LearningRate = double.NaN);
        Assert.Equal((0.9f, 0.001f), ((float)optimizer.Beta1.Number, (float)optimizer.LearningRate.Number));
        optimizer.LearningRate = -0.5;
        Assert.Equal(-0.5, optimizer.LearningRate.Number);
    }
}
