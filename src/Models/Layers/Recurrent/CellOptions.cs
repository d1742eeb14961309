namespace RawOpsNet.Models;

/// <summary>Says how the weights of a cell begin, and what is dropped.</summary>
internal sealed record CellOptions(
    WeightOptions Kernel, WeightOptions Recurrent, WeightOptions? Bias, double Dropout, double RecurrentDropout, long? Seed)
{
    /// <summary>Gathers what the constructors of cells take; null initializers become Keras' defaults.</summary>
    public static CellOptions Of(
        bool useBias,
        (Initializer? Kernel, Initializer? Recurrent, Initializer? Bias) initializers,
        (Regularizer? Kernel, Regularizer? Recurrent, Regularizer? Bias) regularizers,
        (Constraint? Kernel, Constraint? Recurrent, Constraint? Bias) constraints,
        double dropout,
        double recurrentDropout,
        long? seed) => new(
            new(initializers.Kernel ?? new GlorotUniform(), regularizers.Kernel, constraints.Kernel),
            new(initializers.Recurrent ?? new Orthogonal(), regularizers.Recurrent, constraints.Recurrent),
            useBias ? new(initializers.Bias ?? new Zeros(), regularizers.Bias, constraints.Bias) : null,
            dropout,
            recurrentDropout,
            seed);
}
