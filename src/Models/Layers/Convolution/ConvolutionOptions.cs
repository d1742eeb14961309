namespace RawOpsNet.Models;

/// <summary>Holds what the constructors of convolutions take.</summary>
internal sealed record ConvolutionOptions(
    IReadOnlyList<int> KernelSize,
    IReadOnlyList<int>? Strides,
    PaddingKind Padding,
    DataFormat DataFormat,
    IReadOnlyList<int>? DilationRate,
    ActivationFunction? Activation,
    WeightOptions Kernel,
    WeightOptions? Bias,
    Regularizer? ActivityRegularizer)
{
    /// <summary>Says how a kernel begins; Glorot's uniform where no initializer is given.</summary>
    public static WeightOptions KernelOf(Initializer? initializer, Regularizer? regularizer, Constraint? constraint) =>
        new(initializer ?? new GlorotUniform(), regularizer, constraint);

    /// <summary>Says how a bias begins, zeros where no initializer is given; null where there is none.</summary>
    public static WeightOptions? BiasOf(bool use, Initializer? initializer, Regularizer? regularizer, Constraint? constraint) =>
        use ? new(initializer ?? new Zeros(), regularizer, constraint) : null;
}
