using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Functions;

/// <summary>
/// A function of the expression language. CUDA text calls <c>ro_{Name}</c>, whose definition is in <c>Cuda/Device</c>.
/// </summary>
internal sealed record FunctionRow
{
    /// <summary>The name as records write it.</summary>
    public required string Name { get; init; }

    /// <summary>The number of arguments.</summary>
    public required int Arity { get; init; }

    /// <summary>The dtypes of the body for which it is defined.</summary>
    public required DTypeSet Domain { get; init; }

    /// <summary>Whether it gives a condition and not a number.</summary>
    public bool IsPredicate { get; init; }

    /// <summary>C# over a lane V, with <c>{0}</c> for the first argument.</summary>
    public required string Lane { get; init; }

    /// <summary>
    /// What each argument's gradient gains, as text of the language: <c>d</c> is the gradient of the result, <c>y</c> the
    /// result, <c>a b c</c> the arguments. Empty where the function has no derivative; an entry is null where the argument
    /// has none, as with the order of polygamma.
    /// </summary>
    public string?[] Derivatives { get; init; } = [];

    /// <summary>The same for complex dtypes, where it is written differently; null where it is not.</summary>
    public string?[]? ComplexDerivatives { get; init; }

    /// <summary>The op that computes it, for derivatives composed of ops; null where there is none.</summary>
    public string? Op { get; init; }

    /// <summary>About how many arithmetic operations one element costs.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>What it computes, for the documentation of the language.</summary>
    public required string Doc { get; init; }
}
