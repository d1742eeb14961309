namespace RawOpsNet.Models;

/// <summary>Picks the accuracy that fits the shapes of the first batch. What "accuracy" means.</summary>
/// <param name="name">The name in the logs.</param>
public sealed class Accuracy(string name = "accuracy") : ShapeChosenMetric(name)
{
    private protected override MeanMetric Make(bool isBinary, bool isSparse) => isBinary
        ? new BinaryAccuracy(name: Name)
        : isSparse ? new SparseCategoricalAccuracy(Name) : new CategoricalAccuracy(Name);
}
