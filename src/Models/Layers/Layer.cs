using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

/// <summary>
/// Computes outputs from inputs with weights that it makes at its first call, when the shape of the input is known. Subclasses
/// override <see cref="Call(Tensor, bool)"/>, and <see cref="Build"/> where they have weights. Follows Keras' Layer.
/// </summary>
public abstract partial class Layer : Trackable
{
    private bool _trainable = true;

    /// <summary>Makes a layer.</summary>
    /// <param name="name">The name; null gives the class in snake case with a running number.</param>
    protected Layer(string? name = null) => Name = name ?? LayerNames.Next(GetType().Name);

    /// <summary>Gets the name, which begins the names of the weights.</summary>
    public string Name { get; }

    /// <summary>Gets whether the weights are made.</summary>
    public bool IsBuilt { get; private set; }

    /// <summary>Gets or sets whether the weights are trained; setting it sets it for the layers inside too.</summary>
    public bool Trainable
    {
        get => _trainable;
        set
        {
            _trainable = value;
            foreach (Layer layer in Layers)
            {
                layer.Trainable = value;
            }
        }
    }

    // The flag of this layer alone.
    internal bool OwnTrainable
    {
        get => _trainable;
        set => _trainable = value;
    }

    /// <summary>Computes the output; the first call builds the layer.</summary>
    /// <param name="input">The input; the first dim counts the samples of a batch. Other floats become float32.</param>
    /// <param name="training">Whether this is a step of training, which some layers (dropout) treat otherwise.</param>
    public Tensor Invoke(Tensor input, bool training = false)
    {
        input = AsSingle(RequireInput(input, nameof(input)));
        EnsureBuilt(input.Shape);
        return Run(input, training);
    }

    /// <summary>Computes outputs from inputs; the first call builds the layer.</summary>
    /// <param name="inputs">The inputs; other floats become float32.</param>
    /// <param name="training">Whether this is a step of training, which some layers (dropout) treat otherwise.</param>
    public Tensors Invoke(Tensors inputs, bool training = false)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Tensors singles = inputs.Each(input => AsSingle(RequireInput(input, nameof(inputs))));
        EnsureBuilt([.. singles.Select(input => input.Shape)]);
        return Run(singles, training);
    }

    /// <summary>Makes the weights for inputs of a shape, unless they are made.</summary>
    /// <param name="inputShape">The shape of the input; -1 where a dim is not known, as that of the batch.</param>
    public void EnsureBuilt(Shape inputShape)
    {
        if (!IsBuilt)
        {
            EnsureBuilt([inputShape]);
        }
    }

    // Before the shape is looked at: a tensor that was disposed still has one.
    private Tensor RequireInput(Tensor? input, string argument)
    {
        if (input is null)
        {
            throw new ArgumentNullException(argument, $"{Name}: {argument} is null; pass a tensor.");
        }

        TensorAccess.RequireReadable(input, Name, null, argument);
        return input;
    }

    private static Tensor AsSingle(Tensor input) =>
        input.DType.IsFloating && input.DType != DType.Float32 ? RawOps.Cast(input, dstT: DType.Float32) : input;

    private protected void EnsureBuilt(IReadOnlyList<Shape> inputShapes)
    {
        if (IsBuilt)
        {
            return;
        }

        BuildInScope(inputShapes);
        BuiltShapes = inputShapes;
        IsBuilt = true;
        RestorePending();
    }

    internal IReadOnlyList<Shape>? BuiltShapes { get; private set; }

    // Layers of several inputs are built from the shapes of all.
    private protected virtual void BuildAll(IReadOnlyList<Shape> inputShapes) => Build(inputShapes[0]);

    /// <summary>Computes the output from an input.</summary>
    /// <exception cref="UnimplementedException">The class overrides no Call.</exception>
    protected virtual Tensor Call(Tensor input, bool training) => OverriddenCalls.TakesSeveral(GetType())
        ? Call((Tensors)input, training)
        : throw new UnimplementedException(
            $"{Name}: {GetType().Name} does not say what it computes; override Call, or give a Functional inputs and outputs.");

    /// <summary>
    /// Computes outputs from inputs; override it where there are several. By default the one input and output of
    /// <see cref="Call(Tensor, bool)"/>.
    /// </summary>
    protected virtual Tensors Call(Tensors inputs, bool training)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count == 1
            ? Call(inputs[0], training)
            : throw new InvalidArgumentException($"Layer \"{Name}\" expects 1 input, but it received {inputs.Count}: {inputs}.");
    }

    /// <summary>Makes the weights, by <c>AddWeight</c>; called once, before the first call.</summary>
    /// <exception cref="InvalidArgumentException">The layer does not take inputs of the shape.</exception>
    protected virtual void Build(Shape inputShape)
    {
    }
}
