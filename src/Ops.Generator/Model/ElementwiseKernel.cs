using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Model;

/// <summary>A body written once for all devices: assignments to outputs and writable resources.</summary>
internal sealed record ElementwiseKernel(Body Body) : KernelModel
{
    /// <summary>
    /// The dtype to compute in, or <see cref="DType.Invalid"/> for the default (half types compute in float32).
    /// </summary>
    public DType Compute { get; init; }
}
