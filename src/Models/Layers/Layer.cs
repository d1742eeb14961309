namespace RawOpsNet.Models;

/// <summary>
/// Computes outputs from inputs with weights that it makes at its first call, when the shape of the input is known. Subclasses
/// override <see cref="Call"/>, and <see cref="Build"/> where they have weights. Follows Keras' Layer.
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

    /// <summary>Computes the output; the first call builds the layer.</summary>
    /// <param name="input">The input; the first dim counts the samples of a batch. Other floats become float32.</param>
    /// <param name="training">Whether this is a step of training, which some layers (dropout) treat otherwise.</param>
    public Tensor Invoke(Tensor input, bool training = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.DType.IsFloating && input.DType != DType.Float32)
        {
            input = RawOps.Cast(input, dstT: DType.Float32);
        }

        EnsureBuilt(input.Shape);
        return CallWithPenalties(input, training);
    }

    /// <summary>Makes the weights for inputs of a shape, unless they are made.</summary>
    /// <param name="inputShape">The shape of the input; -1 where a dim is not known, as that of the batch.</param>
    public void EnsureBuilt(Shape inputShape)
    {
        if (!IsBuilt)
        {
            using (TensorScope scope = new())
            {
                Build(inputShape);
            }

            IsBuilt = true;
            RestorePending();
        }
    }

    /// <summary>Computes the output from an input.</summary>
    protected abstract Tensor Call(Tensor input, bool training);

    /// <summary>Makes the weights, by <see cref="AddWeight"/>; called once, before the first call.</summary>
    /// <exception cref="InvalidArgumentException">The layer does not take inputs of the shape.</exception>
    protected virtual void Build(Shape inputShape)
    {
    }
}
