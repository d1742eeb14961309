namespace RawOpsNet.Models;

/// <summary>Computes a step of <c>h' = activation(x · kernel + h · recurrent + bias)</c> (Elman 1990).</summary>
public sealed class SimpleRNNCell : KernelCell
{
    private readonly ActivationFunction _activation;

    /// <summary>Makes the cell.</summary>
    /// <param name="units">The width of the state and the output; positive.</param>
    /// <param name="activation">A function or its name; null: tanh.</param>
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
    /// <param name="seed">Seeds what is dropped; null draws a seed from <see cref="RandomSeed"/>.</param>
    /// <param name="name">The name; null gives <c>simple_rnn_cell</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">units is not positive, or a share is outside [0, 1].</exception>
    public SimpleRNNCell(
        long units,
        ActivationFunction? activation = null,
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
        long? seed = null,
        string? name = null)
        : base(
            units,
            1,
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
    }

    internal override ActivationFunction Activation => _activation;

    /// <inheritdoc/>
    public override IReadOnlyList<long> StateSizes => [Units];

    /// <inheritdoc/>
    protected internal override (Tensor Output, Tensor[] States) Step(Tensor input, Tensor[] states)
    {
        Tensor sum = RawOps.AddV2(input, RawOps.MatMul(Dropped(states[0]), RecurrentKernel!));
        Tensor output = _activation.Invoke(sum);
        return (output, [output]);
    }
}
