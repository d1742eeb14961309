using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Model;

/// <summary>
/// The size of a launch: over an output's elements with a grid-stride loop, or a grid and a block of up to three sizes.
/// </summary>
internal sealed record LaunchModel
{
    /// <summary>The output (or input) whose elements are counted; null where grid and block are given.</summary>
    public string? Over { get; init; }

    /// <summary>The blocks in x, y, z.</summary>
    public EquatableArray<Expression> Grid { get; init; }

    /// <summary>The threads of a block in x, y, z.</summary>
    public EquatableArray<Expression> Block { get; init; }

    /// <summary>The bytes of dynamic shared memory; null for none.</summary>
    public Expression? Shared { get; init; }
}
