namespace RawOpsNet.Optimizers;

/// <summary>
/// Is Adam with decoupled weight decay (Loshchilov and Hutter, https://arxiv.org/abs/1711.05101), as in Keras: 0.004 by default.
/// </summary>
/// <remarks><c>var -= var · weight_decay · lr</c>, then the step of <see cref="V3.Adam"/>.</remarks>
public sealed class AdamW : V3.Adam
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="weightDecay">The share of each variable, times the rate, that is taken off before an update.</param>
    /// <param name="beta1">The decay of the mean gradient.</param>
    /// <param name="beta2">The decay of the mean squared gradient.</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="amsgrad">Divide by the largest mean squared gradient so far.</param>
    /// <param name="adaptiveEpsilon">Scale epsilon by sqrt(1 - b2^t).</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">The weight decay is negative.</exception>
    public AdamW(
        HyperValue? learningRate = null,
        double weightDecay = 0.004,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-7,
        bool amsgrad = false,
        bool adaptiveEpsilon = false,
        string name = "AdamW")
        : base(learningRate, beta1, beta2, epsilon, amsgrad, adaptiveEpsilon, name) => base.WeightDecay = weightDecay;

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The value is negative or null; Adam does without.</exception>
    public override double? WeightDecay
    {
        get => base.WeightDecay;
        set => base.WeightDecay = value
            ?? throw new InvalidArgumentException($"{Name}: WeightDecay is null; AdamW needs a number. Adam does without.");
    }

    internal static new AdamW FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Number("weight_decay", 0.004),
        config.Number("beta_1", 0.9),
        config.Number("beta_2", 0.999),
        config.Number("epsilon", 1e-7),
        config.Flag("amsgrad"),
        config.Flag("adaptive_epsilon"),
        config.Text("name", "AdamW"));
}
