using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Model;

/// <summary>A reduction along axes, written once for all devices.</summary>
internal sealed record ReduceKernel : KernelModel
{
    /// <summary>The reduced input.</summary>
    public required string Input { get; init; }

    /// <summary>The host input, or the attr, that holds the axes; null for all axes.</summary>
    public string? Over { get; init; }

    /// <summary>The bool attr that keeps reduced axes as 1; null where they are never kept.</summary>
    public string? Keep { get; init; }

    /// <summary>What each element becomes first, in <c>x</c>; null for the element itself.</summary>
    public Expression? Map { get; init; }

    /// <summary>The neutral value.</summary>
    public required Expression Init { get; init; }

    /// <summary>Joins two partial results, in <c>a</c> and <c>b</c>.</summary>
    public required Expression Combine { get; init; }

    /// <summary>What the result becomes last, in <c>r</c> and <c>count</c>; null for the result itself.</summary>
    public Expression? Finish { get; init; }

    /// <summary>The dtypes that accumulate in another dtype.</summary>
    public EquatableArray<AccumulateModel> Accumulate { get; init; }
}
