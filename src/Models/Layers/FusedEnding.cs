namespace RawOpsNet.Models;

/// <summary>
/// Divides what follows a layer's product, a bias and an activation, into what the product's op applies and the rest.
/// </summary>
internal sealed class FusedEnding
{
    private readonly ActivationFunction? _rest;

    /// <summary>Divides.</summary>
    /// <param name="hasBias">Whether there is a bias.</param>
    /// <param name="activation">The activation, or null.</param>
    public FusedEnding(bool hasBias, ActivationFunction? activation)
    {
        string? name = activation?.FusedName;
        _rest = name is null ? activation : null;
        Ops = [.. hasBias ? ["BiasAdd"] : Array.Empty<string>(), .. name is null ? Array.Empty<string>() : [name]];
    }

    /// <summary>Gets the fused_ops of the product's op.</summary>
    public string[] Ops { get; }

    /// <summary>Applies the rest.</summary>
    public Tensor Finish(Tensor output) => _rest is null ? output : _rest.Invoke(output);
}
