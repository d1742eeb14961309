using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Multiplies by a matrix, adds a bias and applies an activation: <c>activation(x · kernel + bias)</c>.</summary>
public sealed class Dense : Layer
{
    private readonly WeightOptions _kernelOptions;
    private readonly WeightOptions? _biasOptions;
    private readonly FusedEnding _ending;

    /// <summary>Makes the layer.</summary>
    /// <param name="units">The width of the output.</param>
    /// <param name="activation">A function or its name; null: none.</param>
    /// <param name="useBias">Whether there is a bias.</param>
    /// <param name="kernelInitializer">Makes the kernel; Glorot's uniform by default.</param>
    /// <param name="biasInitializer">Makes the bias; zeros by default.</param>
    /// <param name="name">The name; null gives <c>dense</c> with a running number.</param>
    /// <param name="kernelRegularizer">Penalizes the kernel; null: nothing does.</param>
    /// <param name="biasRegularizer">Penalizes the bias; null: nothing does.</param>
    /// <param name="activityRegularizer">Penalizes the output, over the number of samples; null: nothing does.</param>
    /// <param name="kernelConstraint">Is applied to the kernel after each update; null: nothing is.</param>
    /// <param name="biasConstraint">Is applied to the bias after each update; null: nothing is.</param>
    /// <exception cref="InvalidArgumentException">units is negative.</exception>
    public Dense(
        long units,
        ActivationFunction? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        string? name = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null)
        : base(name)
    {
        // 0 is an empty output, which Keras allows.
        if (units < 0)
        {
            throw new InvalidArgumentException($"{Name}: units is {units}; it must not be negative.");
        }

        Units = units;
        Activation = activation;
        ActivityRegularizer = activityRegularizer;
        _kernelOptions = new(kernelInitializer ?? new GlorotUniform(), kernelRegularizer, kernelConstraint);
        _biasOptions = useBias ? new(biasInitializer ?? new Zeros(), biasRegularizer, biasConstraint) : null;
        _ending = new FusedEnding(useBias, activation);
    }

    /// <summary>Gets the width of the output.</summary>
    public long Units { get; }

    /// <summary>Gets the activation, or null.</summary>
    public ActivationFunction? Activation { get; }

    /// <summary>Gets the matrix, [width of the input, units]; null until the layer is built.</summary>
    public Variable? Kernel { get; private set; }

    /// <summary>Gets the bias, [units]; null until the layer is built, or where there is none.</summary>
    public Variable? Bias { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("units", Units),
        ("activation", Activation?.Name ?? "linear"),
        ("use_bias", _biasOptions is not null),
        ("kernel_initializer", _kernelOptions.Initializer.Serialize()),
        ("bias_initializer", (_biasOptions?.Initializer ?? new Zeros()).Serialize()),
        ("kernel_regularizer", _kernelOptions.Regularizer?.Serialize()),
        ("bias_regularizer", _biasOptions?.Regularizer?.Serialize()),
        ("activity_regularizer", ActivityRegularizer?.Serialize()),
        ("kernel_constraint", _kernelOptions.Constraint?.Serialize()),
        ("bias_constraint", _biasOptions?.Constraint?.Serialize()));

    internal static Dense FromConfig(ConfigReader config) => new(
        config.RequiredWhole("units"),
        config.OptionalText("activation") is { } activation and not "linear" ? (ActivationFunction)activation : null,
        config.Flag("use_bias", true),
        Initializer.Makers.Read(config, "kernel_initializer"),
        Initializer.Makers.Read(config, "bias_initializer"),
        config.OptionalText("name"),
        Regularizer.Makers.Read(config, "kernel_regularizer"),
        Regularizer.Makers.Read(config, "bias_regularizer"),
        Regularizer.Makers.Read(config, "activity_regularizer"),
        Constraint.Makers.Read(config, "kernel_constraint"),
        Constraint.Makers.Read(config, "bias_constraint"));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (inputShape.Rank < 2 || inputShape[^1] < 1)
        {
            throw new InvalidArgumentException(
                $"{Name}: the input has shape {inputShape}; it must have at least 2 dims, the last one known and positive.");
        }

        Kernel = AddWeight("kernel", [inputShape[^1], Units], _kernelOptions);
        Bias = _biasOptions is null ? null : AddWeight("bias", [Units], _biasOptions);
    }

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        long width = Kernel!.Shape[0];
        if (input.Rank < 2 || input.Shape[^1] != width)
        {
            throw new InvalidArgumentException(
                $"{Name}: the input has shape {input.Shape}; its last dim must be {width}, as when the layer was built.");
        }

        // Whole numbers are taken as such, as Keras' Dense does.
        input = input.DType == Kernel.DType ? input : RawOps.Cast(input, dstT: Kernel.DType);
        Tensor flat = input.Rank == 2 ? input : RawOps.Reshape(input, new long[] { -1, width });
        Tensor output = _ending.Ops.Length == 0
            ? RawOps.MatMul(flat, Kernel)
            : RawOps.FusedMatMul(flat, Kernel, Bias is null ? [] : [Bias], fusedOps: _ending.Ops, name: Name);
        if (input.Rank > 2)
        {
            output = RawOps.Reshape(output, input.Shape[..^1].Concat([Units]).ToArray());
        }

        return _ending.Finish(output);
    }
}
