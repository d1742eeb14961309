namespace RawOpsNet.Models;

/// <summary>Gathers what layers leave behind during the outermost call: terms of the loss, and masks of tensors.</summary>
internal sealed class LayerCall
{
    private Dictionary<long, Tensor>? _masks;

    /// <summary>Gets what is added to the loss.</summary>
    public List<Tensor> Penalties { get; } = [];

    /// <summary>Gets whether any tensor has a mask.</summary>
    public bool HasMasks => _masks is not null;

    /// <summary>Gives the mask of a tensor; null: all of it counts.</summary>
    public Tensor? MaskOf(Tensor tensor) => _masks?.GetValueOrDefault(tensor.Id);

    /// <summary>Sets the mask of a tensor that has none.</summary>
    public void SetMask(Tensor tensor, Tensor mask) => (_masks ??= []).TryAdd(tensor.Id, mask);
}
