namespace RawOpsNet.Models;

/// <summary>Says how a weight begins, what penalizes it and what it is held to.</summary>
/// <param name="Initializer">Makes the first value.</param>
/// <param name="Regularizer">Penalizes the value, or null.</param>
/// <param name="Constraint">Is applied to the value after each update, or null.</param>
internal sealed record WeightOptions(Initializer Initializer, Regularizer? Regularizer = null, Constraint? Constraint = null);
