using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace RawOpsNet.Tests.Generator.Pipeline;

/// <summary>Walks what the pipeline caches, and fails on what must not be kept alive between runs.</summary>
internal static class ObjectGraph
{
    /// <summary>
    /// Fails where an output of one of the generator's own steps holds a symbol, a node, a tree or a compilation.
    /// </summary>
    public static void AssertFreeOfSymbols(GeneratorRunResult result)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach ((string step, var runs) in result.TrackedSteps.Where(step => GeneratorRun.IsOwn(step.Key)))
        {
            foreach ((object value, _) in runs.SelectMany(run => run.Outputs))
            {
                Visit(value, step, seen);
            }
        }
    }

    private static void Visit(object? value, string step, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || value is Delegate or Type || !seen.Add(value))
        {
            return;
        }

        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or Diagnostic, $"{step} keeps a {value.GetType()}");
        if (value is IEnumerable items and not string && value.GetType().IsArray)
        {
            foreach (object? item in items)
            {
                Visit(item, step, seen);
            }

            return;
        }

        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Visit(field.GetValue(value), step, seen);
            }
        }
    }
}
