using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Model;

/// <summary>The gradient of one input.</summary>
internal sealed record InputGradient
{
    /// <summary>The input.</summary>
    public required string Input { get; init; }

    /// <summary>Which of the forms holds.</summary>
    public InputGradientKind Kind { get; init; }

    /// <summary>The formula where <see cref="Kind"/> is <see cref="InputGradientKind.Formula"/>; null otherwise.</summary>
    public Expression? Formula { get; init; }

    /// <summary>The partial method where <see cref="Kind"/> is <see cref="InputGradientKind.Hook"/>; null otherwise.</summary>
    public string? Hook { get; init; }

    /// <summary>
    /// Whether the hook may give <c>IndexedSlices</c>: written <c>csharp(Hook, slices)</c>, and always so for a resource.
    /// </summary>
    public bool MayBeSlices { get; init; }
}
