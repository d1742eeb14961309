namespace RawOpsNet.Optimizers;

/// <summary>
/// Keeps what optimizers of Adam's kind share: means of gradients and of squared gradients, their decays and bias corrections.
/// </summary>
/// <remarks>A sparse gradient is made dense first: the means of every row decay.</remarks>
public abstract class MomentOptimizer : OptimizerV3
{
    private protected const string Mean = "m";
    private protected const string Square = "v";

    /// <summary>Makes an optimizer of a name, a learning rate, two decays and what keeps the divisor from zero.</summary>
    private protected MomentOptimizer(string name, HyperValue learningRate, double beta1, double beta2, double epsilon)
        : base(name, learningRate)
    {
        Beta1 = RequireDecay("beta_1", beta1);
        Beta2 = RequireDecay("beta_2", beta2);
        Epsilon = NotNegative("epsilon", epsilon);
    }

    /// <summary>Gets the decay of the mean of gradients.</summary>
    public double Beta1 { get; }

    /// <summary>Gets the decay of the mean of squared gradients.</summary>
    public double Beta2 { get; }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_1"] = Beta1,
            ["beta_2"] = Beta2,
            ["epsilon"] = Epsilon,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlot(variable, Mean);
            AddSlot(variable, Square);
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["share_1"] = Scalars.Of(1 - Beta1, state.DType);
        state["share_2"] = Scalars.Of(1 - Beta2, state.DType);
        state["epsilon"] = Scalars.OfGuard(Epsilon, state.DType);
        state["correction_1"] = Correction(Beta1, state.DType);
        state["correction_2"] = Correction(Beta2, state.DType);
    }
}
