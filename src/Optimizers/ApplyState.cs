namespace RawOpsNet.Optimizers;

/// <summary>
/// Holds the coefficients of one step, computed once for each device and dtype of the variables: the decayed learning rate
/// and whatever a subclass adds in <see cref="Optimizer.PrepareLocal"/>.
/// </summary>
public sealed class ApplyState
{
    private readonly Dictionary<string, Tensor> _coefficients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tensor> _placed = new(StringComparer.Ordinal);

    internal ApplyState(Device device, DType dtype)
    {
        Device = device;
        DType = dtype;
    }

    /// <summary>Gets the device of the variables.</summary>
    public Device Device { get; }

    /// <summary>Gets the dtype of the variables.</summary>
    public DType DType { get; }

    /// <summary>Gets the learning rate of this step, with decay: a scalar of the variables' dtype.</summary>
    public Tensor LearningRate => this["lr_t"];

    /// <summary>Gets the learning rate as <see cref="Placed"/> gives it.</summary>
    internal Tensor PlacedLearningRate => Placed("lr_t");

    /// <summary>Gets or sets a coefficient.</summary>
    /// <exception cref="KeyNotFoundException">Nothing of that name was prepared.</exception>
    public Tensor this[string name]
    {
        get => _coefficients.TryGetValue(name, out Tensor? value)
            ? value
            : throw new KeyNotFoundException($"No coefficient '{name}' was prepared for this step.");
        set => _coefficients[name] = value;
    }

    /// <summary>
    /// Gives a coefficient where the variables are, for ops that combine it with them; updates take it from the host, by value.
    /// </summary>
    internal Tensor Placed(string name)
    {
        if (!_placed.TryGetValue(name, out Tensor? placed))
        {
            _placed[name] = placed = this[name].To(Device);
        }

        return placed;
    }
}
