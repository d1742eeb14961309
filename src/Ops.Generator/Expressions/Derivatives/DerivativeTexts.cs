using System.Collections.Concurrent;
using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions.Derivatives;

/// <summary>Reads the derivative column of the function table.</summary>
internal static class DerivativeTexts
{
    private static readonly ConcurrentDictionary<string, Expression> Parsed = new();

    /// <summary>The derivative texts of a function, for complex or for real dtypes.</summary>
    public static string?[] Of(FunctionRow row, bool complex) =>
        complex && row.ComplexDerivatives is not null ? row.ComplexDerivatives : row.Derivatives;

    /// <summary>The tree of a derivative text.</summary>
    public static Expression Parse(string text) => Parsed.GetOrAdd(text, unread =>
        Simplifier.Strip(ExpressionParser.Parse(unread).Value ?? throw new InvalidOperationException(unread)));
}
