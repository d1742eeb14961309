using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Generator.MissingOps;

/// <summary>
/// Stands beside the compiler's CS8795 where a record names a hand-written kernel or hook that no file has: gives the whole
/// declaration to write, and where there is a method that was probably meant to be it, says so.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingMethodAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> Classes =
        ImmutableHashSet.Create("CpuKernels", "ShapeFunctions", "GradientFunctions", "CompositeFunctions");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [RoslynDiagnostics.DescriptorOf(Rules.MissingMethod)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // The declarations stand in generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (!method.IsPartialDefinition || method.PartialImplementationPart is not null
            || !Classes.Contains(method.ContainingType.Name))
        {
            return;
        }

        // The place in the yaml, not in the generated file, whose pragma would silence the message.
        FileLinePositionSpan place = method.Locations[0].GetMappedLineSpan();
        if (!OpsGenerator.IsOps(place.Path))
        {
            return;
        }

        string space = method.ContainingNamespace.ToDisplayString();
        string message = $"The method is missing. Write in namespace {space}: internal static partial class "
            + $"{method.ContainingType.Name} {{ {DeclarationOf(method, context.CancellationToken)} {{ ... }} }}"
            + HintOf(method, space, context);
        context.ReportDiagnostic(Diagnostic.Create(
            RoslynDiagnostics.DescriptorOf(Rules.MissingMethod), Location.Create(place.Path, default, place.Span), message));
    }

    private static string DeclarationOf(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences[0].GetSyntax(cancellation).ToString().TrimEnd(';').Replace("global::", "");

    // A method of that name that is not it, of another class of that name, or of nearly that name.
    private static string HintOf(IMethodSymbol method, string space, SymbolAnalysisContext context)
    {
        IMethodSymbol[] strays =
        [
            .. method.ContainingType.GetMembers().OfType<IMethodSymbol>()
                .Where(other => other.DeclaringSyntaxReferences.Length > 0 && !other.IsPartialDefinition
                    && other.PartialDefinitionPart is null),
        ];
        if (strays.FirstOrDefault(other => other.Name == method.Name) is { } same)
        {
            string found = same.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
            return $" {PlaceOf(same)} has '{found}', which differs.";
        }

        IEnumerable<ISymbol> others =
            context.Compilation.GetSymbolsWithName(method.Name, SymbolFilter.Member, context.CancellationToken);
        foreach (ISymbol other in others)
        {
            if (other.ContainingType?.Name == method.ContainingType.Name
                && other.ContainingNamespace.ToDisplayString() != space)
            {
                return $" {PlaceOf(other)} has one in namespace {other.ContainingNamespace.ToDisplayString()}.";
            }
        }

        return Suggestions.Nearest(method.Name, strays.Select(other => other.Name)) is { } near
            ? $" {PlaceOf(strays.First(other => other.Name == near))} has '{near}'."
            : "";
    }

    private static string PlaceOf(ISymbol symbol)
    {
        FileLinePositionSpan place = symbol.Locations[0].GetLineSpan();
        string file = place.Path.Substring(place.Path.LastIndexOfAny(['/', '\\']) + 1);
        return file + "(" + (place.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture) + ")";
    }
}
