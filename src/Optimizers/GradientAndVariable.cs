namespace RawOpsNet.Optimizers;

/// <summary>Pairs a variable with its gradient; null where there is none.</summary>
/// <param name="Gradient">The gradient: dense, or rows of a table.</param>
/// <param name="Variable">What it updates.</param>
public readonly record struct GradientAndVariable(Gradient? Gradient, Variable Variable);
