using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Model;

/// <summary>A body written once for all devices: assignments to outputs and writable resources.</summary>
internal sealed record ElementwiseKernel(Body Body) : KernelModel;
