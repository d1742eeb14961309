namespace RawOpsNet.Models;

/// <summary>
/// Is what the cells of Keras share: a kernel for the inputs, one for the state, a bias, and dropout of both. The product of
/// the inputs with the kernel is one matrix product over all steps.
/// </summary>
public abstract class KernelCell : RecurrentCell
{
    private readonly CellOptions _options;
    private readonly DropoutMask _dropout;
    private readonly DropoutMask _recurrentDropout;
    private readonly int _gates;

    [Untracked]
    private Tensor? _stateMask;

    private protected KernelCell(long units, int gates, CellOptions options, string? name)
        : base(name)
    {
        if (units <= 0)
        {
            throw new InvalidArgumentException($"{Name}: units is {units}; it must be positive.");
        }

        Units = units;
        _gates = gates;
        _options = options;
        long? seed = options.Seed;
        _dropout = new DropoutMask(options.Dropout, seed, Name, "dropout");
        _recurrentDropout = new DropoutMask(options.RecurrentDropout, seed + 1, Name, "recurrentDropout");
    }

    /// <summary>Gets the width of the state and the output.</summary>
    public long Units { get; }

    /// <summary>Gets the kernel for the inputs, [width, gates · units]; null until the cell is built.</summary>
    public Variable? Kernel { get; private set; }

    /// <summary>Gets the kernel for the state, [units, gates · units]; null until the cell is built.</summary>
    public Variable? RecurrentKernel { get; private set; }

    /// <summary>Gets the bias; null until the cell is built, or where there is none.</summary>
    public Variable? Bias { get; private set; }

    internal CellOptions Options => _options;

    // tanh and sigmoid by default; a simple cell has no gates.
    internal abstract ActivationFunction Activation { get; }

    internal virtual ActivationFunction? RecurrentActivation => null;

    private protected virtual Shape BiasShape => [_gates * Units];

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (inputShape.Rank != 2 || inputShape[^1] < 1)
        {
            throw new InvalidArgumentException(
                $"{Name}: a step of the input has shape {inputShape}; it must be [samples, width], the width known and "
                + "positive.");
        }

        Kernel = AddWeight("kernel", [inputShape[^1], _gates * Units], _options.Kernel);
        RecurrentKernel = AddWeight("recurrent_kernel", [Units, _gates * Units], _options.Recurrent);
        Bias = _options.Bias is null ? null : AddWeight("bias", BiasShape, _options.Bias);
    }

    /// <inheritdoc/>
    protected internal override Tensor Project(Tensor inputs, bool training)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        long width = Kernel!.Shape[0];
        if (inputs.Rank != 3 || inputs.Shape[2] != width)
        {
            throw new InvalidArgumentException(
                $"{Name}: the input has shape {inputs.Shape}; it must be [samples, steps, {width}], as when the cell was built.");
        }

        inputs = inputs.DType == Kernel.DType ? inputs : RawOps.Cast(inputs, dstT: Kernel.DType);
        (long samples, long steps) = (inputs.Shape[0], inputs.Shape[1]);
        _stateMask = training && _recurrentDropout.Rate > 0 ? _recurrentDropout.Draw([samples, Units], inputs.DType) : null;
        if (training && _dropout.Rate > 0)
        {
            inputs = RawOps.Mul(inputs, _dropout.Draw([samples, 1, width], inputs.DType));
        }

        Tensor projected = RawOps.MatMul(RawOps.Reshape(inputs, new[] { samples * steps, width }), Kernel);
        if (InputBias() is { } bias)
        {
            projected = RawOps.BiasAdd(projected, bias);
        }

        return RawOps.Reshape(projected, new[] { samples, steps, _gates * Units });
    }

    // The bias that is added to the inputs' share, for all steps at once.
    private protected virtual Tensor? InputBias() => Bias is null ? null : (Tensor)Bias;

    private protected Tensor Dropped(Tensor state) => _stateMask is null ? state : RawOps.Mul(state, _stateMask);
}
