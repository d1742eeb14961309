namespace RawOpsNet.Models;

/// <summary>Applies a function.</summary>
/// <param name="function">The function, or its name.</param>
/// <param name="name">The name; null gives <c>activation</c> with a running number.</param>
public sealed class Activation(ActivationFunction function, string? name = null) : Layer(name)
{
    /// <summary>Gets the function.</summary>
    public ActivationFunction Function { get; } = function;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("activation", Function.Name));

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training) => Function.Invoke(input);
}
