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
    /// <exception cref="InvalidArgumentException">A size is not positive.</exception>
    public Embedding(
        long inputDim,
        long outputDim,
        Initializer? embeddingsInitializer = null,
        Regularizer? embeddingsRegularizer = null,
        Constraint? embeddingsConstraint = null,
        string? name = null)
        : base(name)
    {
        if (inputDim <= 0 || outputDim <= 0)
        {
            throw new InvalidArgumentException(
                $"{Name}: inputDim is {inputDim} and outputDim is {outputDim}; both must be positive.");
        }

        InputDim = inputDim;
        OutputDim = outputDim;
        _options = new(embeddingsInitializer ?? new RandomUniform(), embeddingsRegularizer, embeddingsConstraint);
    }

    /// <summary>Gets the number of rows.</summary>
    public long InputDim { get; }

    /// <summary>Gets the width of a row.</summary>
    public long OutputDim { get; }

    /// <summary>Gets the table, [inputDim, outputDim]; null until the layer is built.</summary>
    public Variable? Embeddings { get; private set; }

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
