namespace RawOpsNet.Optimizers;

/// <summary>
/// Makes the momentum of each matrix orthogonal by Newton-Schulz iterations before it steps; other shapes step by Adam. Jordan et
/// al. 2024, "Muon: An optimizer for hidden layers in neural networks".
/// </summary>
/// <remarks>
/// Matrices are scaled by sqrt(max(1, columns / rows)). Adam's part has Nesterov momentum where the matrices do.
/// </remarks>
public sealed class Muon : MomentOptimizer
{
    // The polynomial a x + b x^3 + c x^5 whose slope at 0 is steepest, from the authors.
    private const double A = 3.4445;
    private const double B = -4.7750;
    private const double C = 2.0315;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="momentum">The decay of the momentum of matrices, in [0, 1).</param>
    /// <param name="nesterov">Use the Nesterov form.</param>
    /// <param name="steps">The number of Newton-Schulz iterations.</param>
    /// <param name="weightDecay">The share of each variable, times the rate, that a step takes off.</param>
    /// <param name="beta1">The decay of the mean of gradients of other shapes, in [0, 1).</param>
    /// <param name="beta2">The decay of the mean of squared gradients of other shapes, in [0, 1).</param>
    /// <param name="epsilon">Keeps divisors from zero.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">A decay is out of range, or there are no iterations.</exception>
    public Muon(
        HyperValue? learningRate = null,
        double momentum = 0.95,
        bool nesterov = true,
        int steps = 5,
        double? weightDecay = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8,
        string name = "Muon")
        : base(name, learningRate ?? 0.02, beta1, beta2, epsilon)
    {
        Momentum = RequireDecay("momentum", momentum);
        Nesterov = nesterov;
        Steps = steps >= 1
            ? steps
            : throw new InvalidArgumentException($"{name}: steps is {steps}; it must be at least 1.");
        WeightDecay = weightDecay;
    }

    /// <summary>Gets the decay of the momentum of matrices.</summary>
    public double Momentum { get; }

    /// <summary>Gets whether the Nesterov form is used.</summary>
    public bool Nesterov { get; }

    /// <summary>Gets the number of Newton-Schulz iterations.</summary>
    public int Steps { get; }

    internal static Muon FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.02),
        config.Number("momentum", 0.95),
        config.Flag("nesterov", true),
        config.Integer("steps", 5),
        beta1: config.Number("beta_1", 0.9),
        beta2: config.Number("beta_2", 0.999),
        epsilon: config.Number("epsilon", 1e-8),
        name: config.Text("name", "Muon"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["momentum"] = Momentum,
            ["nesterov"] = Nesterov,
            ["steps"] = Steps,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlot(variable, Mean);
            if (!IsMatrix(variable))
            {
                AddSlot(variable, Square);
            }
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["share"] = Scalars.Of(1 - Momentum, state.DType);
        state["correction"] = Correction(Momentum, state.DType);
        PutNesterov(state, Momentum, "");
        PutNesterov(state, Beta1, "_1");
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        bool isMatrix = IsMatrix(variable);
        Tensor mean = MoveSlot(variable, Mean, state[isMatrix ? "share" : "share_1"], gradient);
        Tensor step = Nesterov
            ? RawOps.AddV2(
                RawOps.Mul(state.Placed(isMatrix ? "mean_scale" : "mean_scale_1"), mean),
                RawOps.Mul(state.Placed(isMatrix ? "gradient_scale" : "gradient_scale_1"), gradient))
            : RawOps.RealDiv(mean, state.Placed(isMatrix ? "correction" : "correction_1"));
        if (isMatrix)
        {
            step = Orthogonal(step, state.Placed("epsilon"));
        }
        else
        {
            Tensor square = MoveSlot(variable, Square, state["share_2"], RawOps.Square(gradient));
            Tensor squareHat = RawOps.RealDiv(square, state.Placed("correction_2"));
            step = RawOps.RealDiv(step, RawOps.AddV2(RawOps.Sqrt(squareHat), state.Placed("epsilon")));
        }

        RawOps.ResourceApplyGradientDescent(variable, state.LearningRate, step, useLocking: true);
    }

    private static bool IsMatrix(Variable variable) => variable.Shape.Rank == 2;

    // The mean without the bias of its zero start; the Nesterov form takes the mean as it will be after the next decay.
    private void PutNesterov(ApplyState state, double decay, string suffix)
    {
        DType wide = Scalars.Wide(state.DType);
        Tensor now = Correction(decay, wide);
        Tensor next = Correction(decay, wide, ahead: 1);
        state["mean_scale" + suffix] = Scalars.As(RawOps.RealDiv(Scalars.Of(decay, wide), next), state.DType);
        state["gradient_scale" + suffix] = Scalars.As(RawOps.RealDiv(Scalars.Of(1 - decay, wide), now), state.DType);
    }

    private Tensor Orthogonal(Tensor matrix, Tensor epsilon)
    {
        Tensor Scalar(double value) => Scalars.Of(value, matrix.DType, matrix.Device);
        long rows = matrix.Shape[0];
        long columns = matrix.Shape[1];
        bool isTall = rows > columns;
        Tensor x = isTall ? RawOps.Transpose(matrix, new[] { 1, 0 }) : matrix;
        x = RawOps.RealDiv(x, RawOps.AddV2(Norms.Of(x), epsilon));
        (Tensor a, Tensor b, Tensor c) = (Scalar(A), Scalar(B), Scalar(C));
        for (int i = 0; i < Steps; i++)
        {
            Tensor square = RawOps.MatMul(x, x, transposeB: true);
            Tensor higher = RawOps.AddV2(
                RawOps.Mul(b, square),
                RawOps.Mul(c, RawOps.MatMul(square, square)));
            x = RawOps.AddV2(RawOps.Mul(a, x), RawOps.MatMul(higher, x));
        }

        x = isTall ? RawOps.Transpose(x, new[] { 1, 0 }) : x;
        return RawOps.Mul(x, Scalar(Math.Sqrt(Math.Max(1.0, (double)columns / rows))));
    }
}
