using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Model;

/// <summary>A composition of other ops that runs on any device: a formula for each output, or a hook.</summary>
internal sealed record CompositeKernel : KernelModel
{
    /// <summary>The formulas in the order of the outputs; empty where a hook is named.</summary>
    public EquatableArray<Expression> Formulas { get; init; }

    /// <summary>The partial method that composes; null where formulas are given.</summary>
    public string? Hook { get; init; }
}
