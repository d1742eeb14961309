using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Looks up a row of a table for each number: [samples, length] gives [samples, length, width].</summary>
/// <remarks>The gradient of the table is sparse: only rows that were looked up are updated.</remarks>
public sealed class Embedding : Layer
{
    private readonly WeightOptions _options;

    /// <summary>Makes the layer.</summary>
    /// <param name="inputDim">The number of rows: numbers are in [0, inputDim).</param>
    /// <param name="outputDim">The width of a row.</param>
    /// <param name="embeddingsInitializer">Makes the table; uniform in [-0.05, 0.05) by default.</param>
    /// <param name="embeddingsRegularizer">Penalizes the table; null: nothing does.</param>
    /// <param name="embeddingsConstraint">Is applied to the table after each update; null: nothing is.</param>
    /// <param name="name">The name; null gives <c>embedding</c> with a running number.</param>
    /// <param name="maskZero">Whether 0 stands for nothing: layers and losses that follow leave such places out.</param>
    /// <exception cref="InvalidArgumentException">A size is not positive.</exception>
    public Embedding(
        long inputDim,
        long outputDim,
        Initializer? embeddingsInitializer = null,
        Regularizer? embeddingsRegularizer = null,
        Constraint? embeddingsConstraint = null,
        string? name = null,
        bool maskZero = false)
        : base(name)
    {
        if (inputDim <= 0 || outputDim <= 0)
        {
            throw new InvalidArgumentException(
                $"{Name}: inputDim is {inputDim} and outputDim is {outputDim}; both must be positive.");
        }

        InputDim = inputDim;
        OutputDim = outputDim;
        MaskZero = maskZero;
        _options = new(embeddingsInitializer ?? new RandomUniform(), embeddingsRegularizer, embeddingsConstraint);
    }

    /// <summary>Gets the number of rows.</summary>
    public long InputDim { get; }

    /// <summary>Gets the width of a row.</summary>
    public long OutputDim { get; }

    /// <summary>Gets whether 0 stands for nothing.</summary>
    public bool MaskZero { get; }

    /// <summary>Gets the table, [inputDim, outputDim]; null until the layer is built.</summary>
    public Variable? Embeddings { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("input_dim", InputDim),
        ("output_dim", OutputDim),
        ("embeddings_initializer", _options.Initializer.Serialize()),
        ("embeddings_regularizer", _options.Regularizer?.Serialize()),
        ("activity_regularizer", ActivityRegularizer?.Serialize()),
        ("embeddings_constraint", _options.Constraint?.Serialize()),
        ("mask_zero", MaskZero),
        ("input_length", BatchInputShape is { Rank: 2 } shape && shape[1] >= 0 ? shape[1] : null));

    internal static Embedding FromConfig(ConfigReader config)
    {
        // The length is that of the input's shape, which stands in the config too.
        config.Value("input_length");
        return new Embedding(
            config.RequiredWhole("input_dim"),
            config.RequiredWhole("output_dim"),
            Initializer.Makers.Read(config, "embeddings_initializer"),
            Regularizer.Makers.Read(config, "embeddings_regularizer"),
            Constraint.Makers.Read(config, "embeddings_constraint"),
            config.OptionalText("name"),
            config.Flag("mask_zero"))
        {
            ActivityRegularizer = Regularizer.Makers.Read(config, "activity_regularizer"),
        };
    }

    /// <inheritdoc/>
    protected override bool SupportsMasking => MaskZero;

    /// <inheritdoc/>
    protected override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> masks)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return RawOps.NotEqual(inputs[0], Numbers.Like(inputs[0], 0));
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape) => Embeddings = AddWeight("embeddings", [InputDim, OutputDim], _options);

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">A number is outside [0, inputDim).</exception>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);

        // Arrays of data are often float32; Keras casts them as well.
        Tensor numbers = input.DType is DType.Int32 or DType.Int64 ? input : RawOps.Cast(input, dstT: DType.Int32);
        return RawOps.ResourceGather(Embeddings!.Handle, numbers, name: Name);
    }
}
