namespace RawOpsNet.Models;

/// <summary>
/// Computes a step of long short-term memory (Hochreiter and Schmidhuber 1997), gates in Keras' order: input, forget, cell,
/// output.
/// </summary>
public sealed class LSTMCell : KernelCell
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
    /// <param name="unitForgetBias">Whether the bias of the forget gate begins with ones.</param>
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
    /// <param name="seed">Seeds what is dropped; null draws a seed from <see cref="RandomSeed"/>.</param>
    /// <param name="name">The name; null gives <c>lstm_cell</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">units is not positive, or a share is outside [0, 1].</exception>
    public LSTMCell(
        long units,
        ActivationFunction? activation = null,
        ActivationFunction? recurrentActivation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null,
        bool unitForgetBias = true,
        Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null,
        double dropout = 0,
        double recurrentDropout = 0,
        long? seed = null,
        string? name = null)
        : base(
            units,
            4,
            CellOptions.Of(
                useBias,
                (kernelInitializer, recurrentInitializer, unitForgetBias ? new ForgetBias(biasInitializer) : biasInitializer),
                (kernelRegularizer, recurrentRegularizer, biasRegularizer),
                (kernelConstraint, recurrentConstraint, biasConstraint),
                dropout,
                recurrentDropout,
                seed),
            name)
    {
        _activation = activation ?? "tanh";
        _recurrentActivation = recurrentActivation ?? "sigmoid";
    }

    internal override ActivationFunction Activation => _activation;

    internal override ActivationFunction? RecurrentActivation => _recurrentActivation;

    /// <inheritdoc/>
    /// <remarks>The output and the memory.</remarks>
    public override IReadOnlyList<long> StateSizes => [Units, Units];

    /// <inheritdoc/>
    protected internal override (Tensor Output, Tensor[] States) Step(Tensor input, Tensor[] states)
    {
        Tensor sum = RawOps.AddV2(input, RawOps.MatMul(Dropped(states[0]), RecurrentKernel!));
        Tensor[] gates = RawOps.Split(1, sum, numSplit: 4);
        Tensor kept = RawOps.Mul(_recurrentActivation.Invoke(gates[1]), states[1]);
        Tensor written = RawOps.Mul(_recurrentActivation.Invoke(gates[0]), _activation.Invoke(gates[2]));
        Tensor memory = RawOps.AddV2(kept, written);
        Tensor output = RawOps.Mul(_recurrentActivation.Invoke(gates[3]), _activation.Invoke(memory));
        return (output, [output, memory]);
    }
}
