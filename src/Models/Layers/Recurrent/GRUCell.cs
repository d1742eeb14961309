namespace RawOpsNet.Models;

/// <summary>
/// Computes a step of a gated recurrent unit (Cho et al. 2014), gates in Keras' order: update, reset, candidate.
/// </summary>
public sealed class GRUCell : KernelCell
{
    private readonly ActivationFunction _activation;
    private readonly ActivationFunction _recurrentActivation;

    /// <summary>Makes the cell.</summary>
    /// <param name="units">The width of the state and the output; positive.</param>
    /// <param name="activation">A function or its name; null: tanh.</param>
    /// <param name="recurrentActivation">The gates' function or its name; null: sigmoid.</param>
    /// <param name="useBias">Whether there is a bias.</param>
    /// <param name="kernelInitializer">Makes the kernel; Glorot's uniform by default.</param>
    /// <param name="recurrentInitializer">Makes the recurrent kernel; orthogonal by default.</param>
    /// <param name="biasInitializer">Makes the bias; zeros by default.</param>
    /// <param name="kernelRegularizer">Penalizes the kernel; null: nothing does.</param>
    /// <param name="recurrentRegularizer">Penalizes the recurrent kernel; null: nothing does.</param>
    /// <param name="biasRegularizer">Penalizes the bias; null: nothing does.</param>
    /// <param name="kernelConstraint">Is applied to the kernel after each update; null: nothing is.</param>
    /// <param name="recurrentConstraint">Is applied to the recurrent kernel after each update; null: nothing is.</param>
    /// <param name="biasConstraint">Is applied to the bias after each update; null: nothing is.</param>
    /// <param name="dropout">The share of the inputs that is dropped in training, the same at all steps; in [0, 1].</param>
    /// <param name="recurrentDropout">
    /// The share of the state that is dropped in training, the same at all steps; in [0, 1].
    /// </param>
    /// <param name="resetAfter">
    /// Whether the reset gate is applied after the matrix product (as cuDNN does), with a bias of its own.
    /// </param>
    /// <param name="seed">Seeds what is dropped; null draws a seed from <see cref="RandomSeed"/>.</param>
    /// <param name="name">The name; null gives <c>gru_cell</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">units is not positive, or a share is outside [0, 1].</exception>
    public GRUCell(
        long units,
        ActivationFunction? activation = null,
        ActivationFunction? recurrentActivation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null,
        double dropout = 0,
        double recurrentDropout = 0,
        bool resetAfter = true,
        long? seed = null,
        string? name = null)
        : base(
            units,
            3,
            CellOptions.Of(
                useBias,
                (kernelInitializer, recurrentInitializer, biasInitializer),
                (kernelRegularizer, recurrentRegularizer, biasRegularizer),
                (kernelConstraint, recurrentConstraint, biasConstraint),
                dropout,
                recurrentDropout,
                seed),
            name)
    {
        _activation = activation ?? "tanh";
        _recurrentActivation = recurrentActivation ?? "sigmoid";
        ResetAfter = resetAfter;
    }

    /// <summary>Gets whether the reset gate is applied after the matrix product, with a bias of its own.</summary>
    public bool ResetAfter { get; }

    internal override ActivationFunction Activation => _activation;

    internal override ActivationFunction? RecurrentActivation => _recurrentActivation;

    /// <inheritdoc/>
    public override IReadOnlyList<long> StateSizes => [Units];

    // The second row is the bias of the state's share.
    private protected override Shape BiasShape => ResetAfter ? [2, 3 * Units] : base.BiasShape;

    /// <inheritdoc/>
    protected internal override (Tensor Output, Tensor[] States) Step(Tensor input, Tensor[] states)
    {
        Tensor before = states[0];
        Tensor[] inputGates = RawOps.Split(1, input, numSplit: 3);
        (Tensor update, Tensor candidate) = ResetAfter
            ? After(inputGates, Dropped(before))
            : Before(inputGates, Dropped(before));
        Tensor kept = RawOps.Mul(update, before);
        Tensor output = RawOps.AddV2(kept, RawOps.Mul(RawOps.Sub(Numbers.Like(update, 1), update), candidate));
        return (output, [output]);
    }

    private protected override Tensor? InputBias() => ResetAfter && Bias is not null ? ((Tensor)Bias)[0] : base.InputBias();

    private (Tensor Update, Tensor Candidate) After(Tensor[] inputGates, Tensor state)
    {
        Tensor product = RawOps.MatMul(state, RecurrentKernel!);
        product = Bias is null ? product : RawOps.BiasAdd(product, ((Tensor)Bias)[1]);
        Tensor[] stateGates = RawOps.Split(1, product, numSplit: 3);
        Tensor update = _recurrentActivation.Invoke(RawOps.AddV2(inputGates[0], stateGates[0]));
        Tensor reset = _recurrentActivation.Invoke(RawOps.AddV2(inputGates[1], stateGates[1]));
        return (update, _activation.Invoke(RawOps.AddV2(inputGates[2], RawOps.Mul(reset, stateGates[2]))));
    }

    private (Tensor Update, Tensor Candidate) Before(Tensor[] inputGates, Tensor state)
    {
        Tensor[] kernels = RawOps.SplitV(
            RecurrentKernel!, new[] { 2 * Units, Units }, axis: 1, numSplit: 2);
        Tensor[] stateGates = RawOps.Split(1, RawOps.MatMul(state, kernels[0]), numSplit: 2);
        Tensor update = _recurrentActivation.Invoke(RawOps.AddV2(inputGates[0], stateGates[0]));
        Tensor reset = _recurrentActivation.Invoke(RawOps.AddV2(inputGates[1], stateGates[1]));
        Tensor product = RawOps.MatMul(RawOps.Mul(reset, state), kernels[1]);
        return (update, _activation.Invoke(RawOps.AddV2(inputGates[2], product)));
    }
}
