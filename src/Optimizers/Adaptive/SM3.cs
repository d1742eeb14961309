namespace RawOpsNet.Optimizers;

/// <summary>
/// Keeps squared gradients by row and by column (by every axis) instead of by element: Adagrad in little memory. Anil et al.
/// 2019, arXiv:1901.11150.
/// </summary>
/// <remarks>
/// <c>s = min over axes of their accumulators + g^2</c>; each axis keeps the maximum of s over the others;
/// <c>m = momentum m + (1 - momentum) g / sqrt(s + eps); w -= lr m</c>.
/// </remarks>
public sealed class SM3 : OptimizerV3
{
    private const string Slot = "momentum";

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable, function or schedule.</param>
    /// <param name="momentum">The decay of the running step, in [0, 1).</param>
    /// <param name="epsilon">Keeps the root from zero.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">The momentum is outside [0, 1).</exception>
    public SM3(HyperValue? learningRate = null, double momentum = 0.9, double epsilon = 1e-8, string name = "SM3")
        : base(name, learningRate ?? 0.1)
    {
        Momentum = RequireDecay("momentum", momentum);
        Epsilon = NotNegative("epsilon", epsilon);
    }

    /// <summary>Gets the decay of the running step.</summary>
    public double Momentum { get; }

    /// <summary>Gets what keeps the root from zero.</summary>
    public double Epsilon { get; }

    internal static SM3 FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.1),
        config.Number("momentum", 0.9),
        config.Number("epsilon", 1e-8),
        name: config.Text("name", "SM3"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["momentum"] = Momentum,
            ["epsilon"] = Epsilon,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            for (int axis = 0; axis < AccumulatorCount(variable); axis++)
            {
                AddSlot(variable, Accumulator(axis), shape: AccumulatorShape(variable.Shape, axis));
            }

            AddSlot(variable, Slot);
        }
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        base.PrepareLocal(state);
        state["share"] = Scalars.Of(1 - Momentum, state.DType);
        state["epsilon"] = Scalars.OfGuard(Epsilon, state.DType);
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state)
    {
        Tensor least = GetSlot(variable, Accumulator(0));
        for (int axis = 1; axis < AccumulatorCount(variable); axis++)
        {
            least = RawOps.Minimum(least, GetSlot(variable, Accumulator(axis)));
        }

        Tensor sum = RawOps.AddV2(least, RawOps.Square(gradient));
        for (int axis = 0; axis < AccumulatorCount(variable); axis++)
        {
            int[] others = [.. Enumerable.Range(0, variable.Shape.Rank).Where(other => other != axis)];
            GetSlot(variable, Accumulator(axis)).Assign(RawOps.Max(sum, others, keepDims: true));
        }

        Tensor scaled = RawOps.Mul(gradient, RawOps.Rsqrt(RawOps.AddV2(sum, state.Placed("epsilon"))));
        Tensor isPositive = RawOps.Greater(sum, Scalars.Of(0, state.DType, state.Device));
        Tensor step = MoveSlot(
            variable, Slot, state["share"], RawOps.SelectV2(isPositive, scaled, RawOps.ZerosLike(scaled)));
        RawOps.ResourceApplyGradientDescent(variable, state.LearningRate, step, useLocking: true);
    }

    // A scalar has no axis, and one accumulator all the same.
    private static int AccumulatorCount(Variable variable) => Math.Max(variable.Shape.Rank, 1);

    private static string Accumulator(int axis) => $"accumulator_{axis}";

    private static Shape AccumulatorShape(Shape shape, int axis)
    {
        long[] dims = new long[shape.Rank];
        Array.Fill(dims, 1);
        if (shape.Rank > 0)
        {
            dims[axis] = shape[axis];
        }

        return dims;
    }
}
