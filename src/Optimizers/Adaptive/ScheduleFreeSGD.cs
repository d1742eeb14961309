namespace RawOpsNet.Optimizers;

/// <summary>Averages the steps of gradient descent, without a schedule. Defazio et al. 2024, arXiv:2405.15682.</summary>
public sealed class ScheduleFreeSGD : ScheduleFreeOptimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or a schedule that only warms up.</param>
    /// <param name="beta1">The share of the average in the variables, in (0, 1].</param>
    /// <param name="weightPower">The power of the largest rate so far that weights a step in the average.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">The share is out of range.</exception>
    public ScheduleFreeSGD(
        HyperValue? learningRate = null, double beta1 = 0.9, double weightPower = 2, string name = "ScheduleFreeSGD")
        : base(name, learningRate ?? 1.0, beta1, weightPower)
    {
    }

    internal static ScheduleFreeSGD FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 1),
        config.Number("beta_1", 0.9),
        config.Number("weight_power", 2),
        name: config.Text("name", "ScheduleFreeSGD"));

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyScheduleFreeSGD(
            variable, GetSlot(variable, Base), state.LearningRate, state["beta_1"], state["weight"],
            WithWeightDecay(gradient, variable), useLocking: true);

    /// <inheritdoc/>
    private protected override bool DecaysInsideUpdate => true;
}
