using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>
/// Gives each place of a sequence a mean of values at all places, weighted by how well their keys answer its query, for several
/// heads at once (Vaswani et al. 2017).
/// </summary>
/// <remarks>
/// As a layer it takes the query, or query and value, or query, value and key, each [samples, length, width];
/// <see cref="Attend"/> takes masks too, and gives the weights.
/// </remarks>
public sealed class MultiHeadAttention : Layer
{
    private readonly WeightOptions _kernelOptions;
    private readonly WeightOptions? _biasOptions;
    private readonly DropoutMask _dropout;
    private readonly long? _outputWidth;

    /// <summary>Makes the layer.</summary>
    /// <param name="numHeads">The number of heads; positive.</param>
    /// <param name="keyDim">The width of a head's queries and keys; positive.</param>
    /// <param name="valueDim">The width of a head's values; null: that of the keys.</param>
    /// <param name="dropout">The share of the weights that is dropped in training; in [0, 1].</param>
    /// <param name="useBias">Whether the projections have a bias.</param>
    /// <param name="outputWidth">The width of the output; null: that of the query.</param>
    /// <param name="useCausalMask">Whether a place sees only those up to it.</param>
    /// <param name="kernelInitializer">Makes the kernels; Glorot's uniform by default.</param>
    /// <param name="biasInitializer">Makes the biases; zeros by default.</param>
    /// <param name="kernelRegularizer">Penalizes the kernels; null: nothing does.</param>
    /// <param name="biasRegularizer">Penalizes the biases; null: nothing does.</param>
    /// <param name="kernelConstraint">Is applied to the kernels after each update; null: nothing is.</param>
    /// <param name="biasConstraint">Is applied to the biases after each update; null: nothing is.</param>
    /// <param name="seed">Seeds what is dropped; null draws a seed from <see cref="RandomSeed"/>.</param>
    /// <param name="name">The name; null gives <c>multi_head_attention</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A size is not positive, or dropout is outside [0, 1].</exception>
    public MultiHeadAttention(
        long numHeads,
        long keyDim,
        long? valueDim = null,
        double dropout = 0,
        bool useBias = true,
        long? outputWidth = null,
        bool useCausalMask = false,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        long? seed = null,
        string? name = null)
        : base(name)
    {
        if (numHeads <= 0 || keyDim <= 0 || valueDim <= 0 || outputWidth <= 0)
        {
            throw new InvalidArgumentException(
                $"{Name}: numHeads is {numHeads}, keyDim {keyDim}, valueDim {valueDim ?? keyDim}, outputWidth "
                + $"{outputWidth?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "that of the query"}; "
                + "each must be positive.");
        }

        NumHeads = numHeads;
        KeyDim = keyDim;
        ValueDim = valueDim ?? keyDim;
        UseCausalMask = useCausalMask;
        _outputWidth = outputWidth;
        _dropout = new DropoutMask(dropout, seed, Name, nameof(dropout));
        _kernelOptions = new(kernelInitializer ?? new GlorotUniform(), kernelRegularizer, kernelConstraint);
        _biasOptions = useBias ? new(biasInitializer ?? new Zeros(), biasRegularizer, biasConstraint) : null;
    }

    /// <summary>Gets the number of heads.</summary>
    public long NumHeads { get; }

    /// <summary>Gets the width of a head's queries and keys.</summary>
    public long KeyDim { get; }

    /// <summary>Gets the width of a head's values.</summary>
    public long ValueDim { get; }

    /// <summary>Gets whether a place sees only those up to it.</summary>
    public bool UseCausalMask { get; }

    private HeadProjection? Query { get; set; }

    private HeadProjection? Key { get; set; }

    private HeadProjection? Value { get; set; }

    private HeadProjection? Output { get; set; }

    /// <summary>Computes the output and the weights of all places; builds the layer at the first call.</summary>
    /// <param name="query">What asks, [samples, length, width].</param>
    /// <param name="value">What is given a mean of, [samples, places, its width].</param>
    /// <param name="key">What answers for the values, [samples, places, its width]; null: the values.</param>
    /// <param name="attentionMask">
    /// Which places are seen, bool of [samples, length, places] or what broadcasts to it; null: all.
    /// </param>
    /// <param name="useCausalMask">Whether a place sees only those up to it, beside what the layer says.</param>
    /// <param name="training">Whether this is a step of training.</param>
    /// <returns>The output [samples, length, width] and the weights [samples, heads, length, places].</returns>
    /// <exception cref="InvalidArgumentException">A shape does not fit.</exception>
    public (Tensor Output, Tensor Weights) Attend(
        Tensor query,
        Tensor value,
        Tensor? key = null,
        Tensor? attentionMask = null,
        bool useCausalMask = false,
        bool training = false)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(value);
        key ??= value;
        EnsureBuilt([query.Shape, value.Shape, key.Shape]);
        RequireLike(query, value, nameof(value), null);
        RequireLike(query, key, nameof(key), value.Shape[1]);

        // [samples, heads, length, size]; the queries are scaled so that the products have the variance of their factors.
        Tensor queries = HeadsFirst(Query!.Invoke(query, training));
        queries = RawOps.Mul(queries, Numbers.Like(queries, 1 / Math.Sqrt(KeyDim)));
        Tensor keys = HeadsFirst(Key!.Invoke(key, training));
        Tensor values = HeadsFirst(Value!.Invoke(value, training));
        Tensor scores = RawOps.BatchMatMulV2(queries, keys, adjY: true);
        Tensor? mask = Mask(attentionMask, useCausalMask || UseCausalMask, query.Shape[1], value.Shape[1]);
        Tensor weights = RawOps.Softmax(mask is null ? scores : Hide(scores, mask));
        Tensor kept = training ? _dropout.Apply(weights) : weights;
        Tensor means = RawOps.Transpose(RawOps.BatchMatMulV2(kept, values), new[] { 0, 2, 1, 3 });
        return (Output!.Invoke(means, training), weights);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("num_heads", NumHeads),
        ("key_dim", KeyDim),
        ("value_dim", ValueDim),
        ("dropout", _dropout.Rate),
        ("use_bias", _biasOptions is not null),
        ("output_shape", _outputWidth),
        ("attention_axes", new[] { 1 }),
        ("kernel_initializer", _kernelOptions.Initializer.Serialize()),
        ("bias_initializer", (_biasOptions?.Initializer ?? new Zeros()).Serialize()),
        ("kernel_regularizer", _kernelOptions.Regularizer?.Serialize()),
        ("bias_regularizer", _biasOptions?.Regularizer?.Serialize()),
        ("activity_regularizer", ActivityRegularizer?.Serialize()),
        ("kernel_constraint", _kernelOptions.Constraint?.Serialize()),
        ("bias_constraint", _biasOptions?.Constraint?.Serialize()));

    internal static MultiHeadAttention FromConfig(ConfigReader config)
    {
        // Keras adds the shapes it was built for, which a call gives again.
        config.Value("query_shape");
        config.Value("key_shape");
        config.Value("value_shape");
        if (config.OneOrMoreIntegers("attention_axes") is not (null or [1]) || config.Flag("softmax_robust_masking"))
        {
            throw new InvalidArgumentException(
                "MultiHeadAttention: attention_axes must be [1] and softmax_robust_masking false; others are not supported.");
        }

        return new(
            config.RequiredWhole("num_heads"),
            config.RequiredWhole("key_dim"),
            config.OptionalWhole("value_dim"),
            config.Number("dropout", 0),
            config.Flag("use_bias", true),
            config.OneOrMoreIntegers("output_shape") is [int width] ? width : null,
            kernelInitializer: Initializer.Makers.Read(config, "kernel_initializer"),
            biasInitializer: Initializer.Makers.Read(config, "bias_initializer"),
            kernelRegularizer: Regularizer.Makers.Read(config, "kernel_regularizer"),
            biasRegularizer: Regularizer.Makers.Read(config, "bias_regularizer"),
            kernelConstraint: Constraint.Makers.Read(config, "kernel_constraint"),
            biasConstraint: Constraint.Makers.Read(config, "bias_constraint"),
            name: config.OptionalText("name"))
        {
            ActivityRegularizer = Regularizer.Makers.Read(config, "activity_regularizer"),
        };
    }

    /// <inheritdoc/>
    private protected override void BuildAll(IReadOnlyList<Shape> inputShapes)
    {
        foreach (Shape shape in inputShapes)
        {
            if (shape.Rank != 3 || shape[2] < 1)
            {
                throw new InvalidArgumentException(
                    $"{Name}: an input has shape {shape}; it must be [samples, length, width], the width known and positive.");
            }
        }

        long queryWidth = inputShapes[0][2];
        Shape values = inputShapes.Count > 1 ? inputShapes[1] : inputShapes[0];
        Shape keys = inputShapes.Count > 2 ? inputShapes[2] : values;
        Query = Project([queryWidth, NumHeads, KeyDim], 1, "query", inputShapes[0]);
        Key = Project([keys[2], NumHeads, KeyDim], 1, "key", keys);
        Value = Project([values[2], NumHeads, ValueDim], 1, "value", values);
        Output = Project(
            [NumHeads, ValueDim, _outputWidth ?? queryWidth], 2, "attention_output", [-1, -1, NumHeads, ValueDim]);
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, bool training)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count is >= 1 and <= 3
            ? Attend(inputs[0], inputs[Math.Min(1, inputs.Count - 1)], inputs.Count > 2 ? inputs[2] : null, training: training)
                .Output
            : throw new InvalidArgumentException(
                $"Layer \"{Name}\" expects query, value and key, or fewer, but it received {inputs.Count}: {inputs}.");
    }

    private static Tensor HeadsFirst(Tensor projected) => RawOps.Transpose(projected, new[] { 0, 2, 1, 3 });

    // What is not seen gets a score so low that its weight is zero, as Keras' Softmax layer does with a mask.
    private static Tensor Hide(Tensor scores, Tensor mask)
    {
        Tensor seen = RawOps.Cast(mask, dstT: scores.DType);
        Tensor hidden = RawOps.Mul(RawOps.Sub(Numbers.Like(scores, 1), seen), Numbers.Like(scores, -1e9));
        return RawOps.AddV2(scores, hidden);
    }

    private static Tensor? Mask(Tensor? given, bool isCausal, long length, long places)
    {
        // [samples, length, places] is the same for all heads.
        Tensor? mask = given is null ? null : given.Rank == 3 ? RawOps.ExpandDims(given, 1) : given;
        if (!isCausal)
        {
            return mask;
        }

        Tensor causal = RawOps.GreaterEqual(
            RawOps.ExpandDims(Tensor.Arange(length, DType.Int64), 1), Tensor.Arange(places, DType.Int64));
        return mask is null ? causal : RawOps.LogicalAnd(mask, causal);
    }

    private HeadProjection Project(Shape kernel, int inputDims, string part, Shape inputShape)
    {
        HeadProjection projection = new(kernel, inputDims, _kernelOptions, _biasOptions, part);
        projection.EnsureBuilt(inputShape);
        return projection;
    }

    private void RequireLike(Tensor query, Tensor other, string argument, long? places)
    {
        if (other.Rank != 3 || other.Shape[0] != query.Shape[0] || (places is { } count && other.Shape[1] != count))
        {
            throw new InvalidArgumentException(
                $"{Name}: {argument} has shape {other.Shape} beside a query of {query.Shape}; it must be [{query.Shape[0]}, "
                + $"{places?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "places"}, width].");
        }
    }
}
