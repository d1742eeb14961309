namespace RawOpsNet.Models;

/// <summary>Picks the cross entropy that fits the shapes of the first batch. What "crossentropy" means.</summary>
/// <param name="name">The name in the logs.</param>
public sealed class Crossentropy(string name = "crossentropy") : ShapeChosenMetric(name)
{
    private protected override MeanMetric Make(bool isBinary, bool isSparse) => new LossMetric(
        isBinary ? new BinaryCrossentropy() : isSparse ? new SparseCategoricalCrossentropy() : new CategoricalCrossentropy(),
        Name);
}
