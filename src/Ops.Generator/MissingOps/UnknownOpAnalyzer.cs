using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Pipeline;

namespace RawOpsNet.Generator.MissingOps;

/// <summary>
/// Stands beside the compiler's CS0117 where code calls an op on <c>RawOps</c> that is not there, and says what is known of
/// it: an op of another namespace, one of <c>tf.raw_ops</c> that is planned or not planned and why, or the name probably meant.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownOpAnalyzer : DiagnosticAnalyzer
{
    private const string ClassName = "RawOps";
    private const string Namespace = "RawOpsNet";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [RoslynDiagnostics.DescriptorOf(Rules.UnknownOp)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.SimpleMemberAccessExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        MemberAccessExpressionSyntax access = (MemberAccessExpressionSyntax)context.Node;
        if (!IsCalledRawOps(access.Expression))
        {
            return;
        }

        SymbolInfo found = context.SemanticModel.GetSymbolInfo(access, context.CancellationToken);
        if (found.Symbol is not null || !found.CandidateSymbols.IsEmpty
            || context.SemanticModel.GetSymbolInfo(access.Expression, context.CancellationToken).Symbol is not INamedTypeSymbol
                type
            || type.Name != ClassName || type.ContainingNamespace.ToDisplayString() != Namespace)
        {
            return;
        }

        string message = MessageOf(access.Name.Identifier.ValueText, type, context);
        string pages = RoslynDiagnostics.PagesOf(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        context.ReportDiagnostic(Diagnostic.Create(
            RoslynDiagnostics.DescriptorOf(Rules.UnknownOp, pages), access.Name.GetLocation(), message));
    }

    // By text first: this runs for every dot of a program.
    private static bool IsCalledRawOps(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == ClassName,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == ClassName,
        _ => false,
    };

    private static string MessageOf(string name, INamedTypeSymbol rawOps, SyntaxNodeAnalysisContext context)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        string text = ReferencedSignatures.TextOf(compilation, context.CancellationToken);
        OpSignature[] referenced = [.. ReferencedSignatures.Parse(text)];
        string? elsewhere = OwnClassOf(name, compilation, context.CancellationToken)
            ?? referenced.FirstOrDefault(op => op.CSharpName == name && op.Class != $"global::{Namespace}.{ClassName}")?.Class
                .Replace("global::", "");
        string[] present =
        [
            .. rawOps.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public)
                .Select(member => member.Name),
            .. referenced.Select(op => op.CSharpName),
        ];
        return UnknownOpMessage.Of(
            name,
            elsewhere,
            ProjectFacts.HasExtensions(context.Node.SyntaxTree.Options, context.CancellationToken),
            context.Options.AdditionalFiles.Any(file => OpsGenerator.IsOps(file.Path)),
            new HashSet<string>(present));
    }

    // The class that this project's own records are written into. The registry's attribute may not be there in an editor.
    private static string? OwnClassOf(string name, Compilation compilation, CancellationToken cancellation)
    {
        foreach (ISymbol symbol in compilation.GetSymbolsWithName(name, SymbolFilter.Member, cancellation))
        {
            if (symbol is IMethodSymbol { IsStatic: true } && symbol.GetAttributes().Any(IsGeneratedHere))
            {
                INamedTypeSymbol type = symbol.ContainingType;
                while (type.ContainingType is { } outer)
                {
                    type = outer;
                }

                return type.ToDisplayString();
            }
        }

        return null;
    }

    private static bool IsGeneratedHere(AttributeData attribute) =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
        && attribute.ConstructorArguments.FirstOrDefault().Value is "RawOps.Generator";
}
