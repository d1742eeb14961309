using System.Collections;

namespace RawOpsNet.Models;

public abstract partial class Layer
{
    [Untracked]
    private readonly List<TrackableChild> _added = [];

    /// <summary>Gets the layers that attributes of this one hold, also in lists and dictionaries.</summary>
    public IReadOnlyList<Layer> Layers => [.. Flatten(Children().Select(child => child.Value)).OfType<Layer>().Distinct()];

    /// <summary>
    /// Gets the figures gathered over batches, of this layer and those inside: metrics in attributes, and what AddMetric named.
    /// </summary>
    public IReadOnlyList<IFigure> Figures =>
    [
        .. Flatten(Children().Select(child => child.Value)).OfType<IFigure>()
            .Concat(_addedMetrics.Values)
            .Concat(Layers.SelectMany(layer => layer.Figures))
            .Distinct(),
    ];

    /// <summary>
    /// Gets the weights that training changes: own ones, then those of the layers inside; none where it is frozen.
    /// </summary>
    public virtual IReadOnlyList<Variable> TrainableWeights => Trainable
        ? Once(
            OwnVariables.Where(variable => variable.Trainable),
            Inside(layer => layer.TrainableWeights, variable => variable.Trainable))
        : [];

    /// <summary>Gets the weights that training does not change.</summary>
    public virtual IReadOnlyList<Variable> NonTrainableWeights => Trainable
        ? Once(
            OwnVariables.Where(variable => !variable.Trainable),
            Inside(layer => layer.NonTrainableWeights, variable => !variable.Trainable))
        : Once(OwnVariables.OrderBy(variable => !variable.Trainable), Inside(layer => layer.KnownWeights, _ => true));

    /// <summary>Gets all weights: those that are trained, then the others.</summary>
    public virtual IReadOnlyList<Variable> Weights => KnownWeights;

    /// <summary>Gets the number of elements of all weights.</summary>
    /// <exception cref="InvalidArgumentException">The layer is not built.</exception>
    public long ParameterCount => IsBuilt
        ? Weights.Sum(weight => weight.Shape.ElementCount)
        : throw new InvalidArgumentException(
            $"{Name}: the parameters cannot be counted, as the layer is not built; call it, or EnsureBuilt(shape).");

    // The weights that there are by now, whether or not the layer is built.
    internal virtual IReadOnlyList<Variable> KnownWeights => Once(TrainableWeights, NonTrainableWeights);

    internal IReadOnlyList<Variable> OwnVariables =>
        Once(_added.Select(child => (Variable)child.Value), Flatten(Children().Select(child => child.Value)).OfType<Variable>());

    // The weights that attributes hold: a layer's, those of a plain Trackable by the names of its attributes (Keras: a
    // tf.Module), in a model the state of figures; none of an optimizer or a schedule.
    private protected IEnumerable<Variable> Inside(
        Func<Layer, IEnumerable<Variable>> ofLayer, Func<Variable, bool> counts, bool withFigures = false) =>
        Children().SelectMany(child => Inside(child.Value, ofLayer, counts, withFigures));

    private protected static IEnumerable<Variable> Inside(
        object value, Func<Layer, IEnumerable<Variable>> ofLayer, Func<Variable, bool> counts, bool withFigures) =>
        Flatten([value]).SelectMany(entry => entry switch
        {
            Layer layer => ofLayer(layer),
            IFigure => withFigures ? StateOf((Trackable)entry).Where(counts) : [],
            Optimizers.Optimizer or Optimizers.LearningRateSchedule => [],
            Trackable plain => StateOf(plain).Where(counts),
            _ => [],
        });

    /// <inheritdoc/>
    public override IEnumerable<TrackableChild> Children()
    {
        TrackableChild[] attributes = [.. base.Children()];
        HashSet<object> held = [.. Flatten(attributes.Select(child => child.Value))];
        return attributes.Concat(_added.Where(child => !held.Contains(child.Value)));
    }

    /// <summary>Gives snapshots of the weights, in the order of <see cref="Weights"/>.</summary>
    public IReadOnlyList<Tensor> GetWeights() => [.. Weights.Select(weight => weight.Read())];

    /// <summary>Sets the weights, in the order of <see cref="Weights"/>; nothing is set where one does not fit.</summary>
    /// <exception cref="InvalidArgumentException">The number of tensors, or a shape, differs.</exception>
    public void SetWeights(IReadOnlyList<Tensor> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        IReadOnlyList<Variable> weights = Weights;
        if (values.Count != weights.Count)
        {
            throw new InvalidArgumentException(
                $"{Name}: SetWeights got {values.Count} tensors, but the layer has {weights.Count} weights"
                + (IsBuilt ? "." : "; it is not built yet: call it, or EnsureBuilt(shape)."));
        }

        for (int i = 0; i < weights.Count; i++)
        {
            if (values[i].Shape != weights[i].Shape)
            {
                throw new InvalidArgumentException(
                    $"{Name}: values[{i}] has shape {values[i].Shape}; '{weights[i].Name}' has shape {weights[i].Shape}.");
            }
        }

        for (int i = 0; i < weights.Count; i++)
        {
            Tensor value = values[i].DType == weights[i].DType ? values[i] : RawOps.Cast(values[i], dstT: weights[i].DType);
            weights[i].Assign(value);
        }
    }

    /// <summary>Makes a weight.</summary>
    /// <param name="name">The name within the layer: "kernel".</param>
    /// <param name="shape">The shape.</param>
    /// <param name="initializer">Makes the first value.</param>
    /// <param name="trainable">Whether training changes it.</param>
    /// <param name="dtype">The dtype.</param>
    /// <param name="constraint">What is applied to the value after each update.</param>
    /// <param name="regularizer">What penalizes the value, or null.</param>
    protected Variable AddWeight(
        string name,
        Shape shape,
        Initializer initializer,
        bool trainable = true,
        DType dtype = DType.Float32,
        Func<Tensor, Tensor>? constraint = null,
        Regularizer? regularizer = null)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        Variable weight = Variable.From(() => initializer.Make(shape, dtype), trainable, $"{_path ?? Name}/{name}", constraint);
        _added.Add(new TrackableChild(name, weight));
        if (regularizer is not null)
        {
            _regularized.Add((weight, regularizer));
        }

        return weight;
    }

    private protected Variable AddWeight(string name, Shape shape, WeightOptions options) => AddWeight(
        name, shape, options.Initializer, constraint: options.Constraint, regularizer: options.Regularizer);

    private protected static IReadOnlyList<Variable> Once(IEnumerable<Variable> first, IEnumerable<Variable> second) =>
        [.. first.Concat(second).Distinct()];

    private static IEnumerable<Variable> StateOf(Trackable holder) => holder.NamedVariables()
        .OrderBy(entry => holder is IFigure ? "" : entry.Path, StringComparer.Ordinal)
        .Select(entry => entry.Variable);

    private static IEnumerable<object> Flatten(IEnumerable<object> values)
    {
        foreach (object value in values)
        {
            if (value is Variable or Trackable)
            {
                yield return value;
                continue;
            }

            IEnumerable<object> entries = value is IDictionary dictionary
                ? dictionary.Keys.Cast<object>()
                    .OrderBy(key => key.ToString(), StringComparer.Ordinal)
                    .Select(key => dictionary[key]!)
                : ((IEnumerable)value).Cast<object>();
            foreach (object entry in Flatten(entries))
            {
                yield return entry;
            }
        }
    }
}
