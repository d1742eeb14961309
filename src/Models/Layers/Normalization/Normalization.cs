using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>
/// Shifts and scales its input by the mean and variance of data that it was shown before training. Follows Keras' Normalization.
/// </summary>
public sealed class Normalization : Layer
{
    // keras.backend.epsilon(): the least deviation that divides.
    private const double LeastDeviation = 1e-7;

    private readonly int[]? _axes;
    private readonly double[]? _givenMean;
    private readonly double[]? _givenVariance;
    private int[] _kept = [];

    /// <summary>Makes the layer.</summary>
    /// <param name="axis">The axes whose places each have a mean and a variance; none: one of each for all.</param>
    /// <param name="mean">
    /// The means, one for all or one for each place; null: <see cref="Adapt(Tensor, int)"/> computes them.
    /// </param>
    /// <param name="variance">The variances; given where the means are.</param>
    /// <param name="invert">Whether to undo instead: to scale by the deviation and then add the mean.</param>
    /// <param name="name">The name; null gives <c>normalization</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">
    /// Only one of mean and variance is given, their numbers differ, or a variance is negative.
    /// </exception>
    public Normalization(
        IReadOnlyList<int>? axis = null,
        IReadOnlyList<double>? mean = null,
        IReadOnlyList<double>? variance = null,
        bool invert = false,
        string? name = null)
        : base(name)
    {
        if (mean?.Count != variance?.Count || variance?.Any(value => !(value >= 0)) == true)
        {
            throw new InvalidArgumentException(
                $"{Name}: mean and variance are [{Shown(mean)}] and [{Shown(variance)}]; there must be as many of both, or "
                + "neither, and no variance may be negative.");
        }

        _axes = axis is null ? [-1] : [.. axis];
        _givenMean = mean?.ToArray();
        _givenVariance = variance?.ToArray();
        Invert = invert;
    }

    /// <summary>Gets whether the layer undoes a normalization.</summary>
    public bool Invert { get; }

    /// <summary>Gets the means, of the shape of the axes; null until the layer is built, or where they were given.</summary>
    public Variable? Mean { get; private set; }

    /// <summary>Gets the variances, of the shape of the axes; null until the layer is built, or where they were given.</summary>
    public Variable? Variance { get; private set; }

    /// <summary>Gets how many values each mean is of: an int64 scalar; null until the layer is built.</summary>
    public Variable? Count { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("axis", _axes), ("invert", Invert), ("mean", _givenMean), ("variance", _givenVariance));

    internal static Normalization FromConfig(ConfigReader config) => new(
        config.Has("axis") ? config.OneOrMoreIntegers("axis") ?? [] : [-1],
        config.OneOrMore("mean"),
        config.OneOrMore("variance"),
        config.Flag("invert"),
        config.OptionalText("name"));

    /// <summary>Computes means and variances of data, in place of those of earlier data.</summary>
    /// <param name="data">Samples along the first axis.</param>
    /// <param name="batchSize">How many samples are taken in at a time.</param>
    /// <exception cref="FailedPreconditionException">The means were given.</exception>
    /// <exception cref="InvalidArgumentException">There is no sample, or the batch size is not positive.</exception>
    public void Adapt(Tensor data, int batchSize = 32)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rank == 0 || data.Shape[0] == 0 || batchSize <= 0)
        {
            throw new InvalidArgumentException(
                $"{Name}: Adapt got data of shape {data.Shape} and batchSize {batchSize}; both must have at least one sample.");
        }

        Adapt(Batches(data, batchSize));
    }

    /// <summary>Computes means and variances of data that come in batches, in place of those of earlier data.</summary>
    /// <param name="batches">Samples along the first axis of each.</param>
    /// <exception cref="FailedPreconditionException">The means were given.</exception>
    public void Adapt(IEnumerable<Tensor> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        if (_givenMean is not null)
        {
            throw new FailedPreconditionException($"{Name}: mean and variance were given; a layer that adapts is made without.");
        }

        bool isFirst = true;
        foreach (Tensor batch in batches)
        {
            using TensorScope scope = new();
            EnsureBuilt(batch.Shape);
            if (isFirst)
            {
                ResetState();
                isFirst = false;
            }

            TakeIn(RawOps.Cast(batch, dstT: DType.Float32));
        }
    }

    /// <summary>Forgets the data: the means are 0 and the variances 1 again.</summary>
    public void ResetState()
    {
        Mean?.Assign(Tensor.Zeros(Mean.Shape));
        Variance?.Assign(Tensor.Ones(Variance.Shape));
        Count?.Assign(0L);
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        _kept = [.. _axes!.Select(axis => LayerAxes.Require(Name, axis, inputShape)).Order()];
        if (_givenMean is null)
        {
            Shape places = _kept.Select(axis => inputShape[axis]).ToArray();
            Mean = AddWeight("mean", places, new Zeros(), trainable: false);
            Variance = AddWeight("variance", places, new Ones(), trainable: false);
            Count = AddWeight("count", [], new Zeros(), trainable: false, dtype: DType.Int64);
        }
        else
        {
            _ = Spread(_givenMean, inputShape);
        }
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        Tensor mean = Like(_givenMean is null ? Spread(Mean!, input) : Spread(_givenMean, input.Shape), input);
        Tensor variance = Like(_givenVariance is null ? Spread(Variance!, input) : Spread(_givenVariance, input.Shape), input);
        Tensor deviation = RawOps.Maximum(RawOps.Sqrt(variance), Numbers.Like(input, LeastDeviation));
        return Invert
            ? RawOps.AddV2(mean, RawOps.Mul(input, deviation))
            : RawOps.RealDiv(RawOps.Sub(input, mean), deviation);
    }

    // The parallel form of Welford's algorithm, as in Keras: means and variances of what came before and of the batch, by shares.
    private void TakeIn(Tensor batch)
    {
        int[] reduced = [.. Enumerable.Range(0, batch.Rank).Except(_kept)];
        long values = reduced.Aggregate(1L, (count, axis) => count * batch.Shape[axis]);
        Tensor mean = RawOps.Mean(batch, reduced, keepDims: true);
        Tensor variance = RawOps.Mean(RawOps.SquaredDifference(batch, mean), reduced, keepDims: true);
        mean = RawOps.Reshape(mean, Mean!.Shape.ToArray());
        variance = RawOps.Reshape(variance, Mean.Shape.ToArray());
        long total = values + ((Tensor)Count!).Item<long>();
        Tensor share = (float)((double)values / total);
        Tensor rest = RawOps.Sub(1f, share);
        Tensor both = RawOps.AddV2(RawOps.Mul(Mean, rest), RawOps.Mul(mean, share));
        Tensor before = RawOps.AddV2(Variance!, RawOps.Square(RawOps.Sub(Mean, both)));
        Tensor now = RawOps.AddV2(variance, RawOps.Square(RawOps.Sub(mean, both)));
        Variance!.Assign(RawOps.AddV2(RawOps.Mul(before, rest), RawOps.Mul(now, share)));
        Mean.Assign(both);
        Count.Assign(total);
    }

    private static IEnumerable<Tensor> Batches(Tensor data, int batchSize)
    {
        for (long start = 0; start < data.Shape[0]; start += batchSize)
        {
            long[] begin = [start, .. Enumerable.Repeat(0L, data.Rank - 1)];
            long[] size = [Math.Min(batchSize, data.Shape[0] - start), .. Enumerable.Repeat(-1L, data.Rank - 1)];
            yield return RawOps.Slice(data, begin, size);
        }
    }

    private Tensor Spread(Tensor values, Tensor input)
    {
        long[] dims = [.. Enumerable.Repeat(1L, input.Rank)];
        for (int i = 0; i < _kept.Length; i++)
        {
            LayerAxes.RequireSize(Name, input, _kept[i], values.Shape[i]);
            dims[_kept[i]] = values.Shape[i];
        }

        return RawOps.Reshape(values, dims);
    }

    // One value stands for all places.
    private Tensor Spread(double[] values, Shape inputShape)
    {
        long[] dims = [.. Enumerable.Repeat(1L, inputShape.Rank)];
        if (values.Length > 1)
        {
            Array.ForEach(_kept, axis => dims[axis] = inputShape[axis]);
        }

        return dims.Aggregate(1L, (count, dim) => count * dim) == values.Length
            ? Tensor.From<float>([.. values.Select(value => (float)value)], dims)
            : throw new InvalidArgumentException(
                $"{Name}: {values.Length} means were given; the input has shape {inputShape}, so there must be one, or one for "
                + $"each place along axis {string.Join(", ", _axes!)}.");
    }

    private static Tensor Like(Tensor values, Tensor input) =>
        values.DType == input.DType ? values : RawOps.Cast(values, dstT: input.DType);

    private static string Shown(IReadOnlyList<double>? values) => values is null ? "" : string.Join(", ", values);
}
