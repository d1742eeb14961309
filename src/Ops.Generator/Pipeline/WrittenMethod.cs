using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Generator.Pipeline;

/// <summary>A method that the project's C# has in a class of hand-written kernels or hooks.</summary>
internal sealed record WrittenMethod(string Namespace, string Class, string Name, string Signature, string File)
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>The constraint clause as written, each type by its last name; empty where there is none.</summary>
    public string Constraint { get; init; } = "";

    /// <summary>The constraint clause with types in full; null where a type of it is unknown.</summary>
    public string? FullConstraint { get; init; }

    /// <summary>The path of the file.</summary>
    public string Path { get; init; } = "";

    /// <summary>Where the constraint stands, else the method's name.</summary>
    public LineSpan Place { get; init; }

    /// <summary>The method without its place, for outputs that do not change with it.</summary>
    public WrittenMethod Anywhere => this with { Path = "", Place = default };

    private static readonly HashSet<string> Classes =
        ["CpuKernels", "DeviceKernels", "ShapeFunctions", "GradientFunctions", "CompositeFunctions"];

    /// <summary>Whether a node is such a method, by its text alone.</summary>
    public static bool IsOne(SyntaxNode node, CancellationToken cancellation) =>
        node is MethodDeclarationSyntax { Parent: ClassDeclarationSyntax type } && Classes.Contains(type.Identifier.ValueText);

    /// <summary>Reads a method.</summary>
    public static WrittenMethod Of(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        MethodDeclarationSyntax method = (MethodDeclarationSyntax)context.Node;
        IEnumerable<string> spaces = method.Ancestors().OfType<BaseNamespaceDeclarationSyntax>()
            .Select(space => space.Name.ToString()).Reverse();
        string path = method.SyntaxTree.FilePath;
        return new WrittenMethod(
            string.Join(".", spaces),
            ((ClassDeclarationSyntax)method.Parent!).Identifier.ValueText,
            method.Identifier.ValueText,
            SignatureOf(method),
            path.Substring(path.LastIndexOfAny(['/', '\\']) + 1))
        {
            Constraint = ConstraintOf(method),
            FullConstraint = FullConstraintOf(context.SemanticModel.GetDeclaredSymbol(method, cancellation) as IMethodSymbol),
            Path = path,
            Place = PlaceOf(method),
        };
    }

    /// <summary>The constraint clause of a declaration's text, each type by its last name.</summary>
    public static string ConstraintOf(string declaration) =>
        SyntaxFactory.ParseMemberDeclaration(declaration) is MethodDeclarationSyntax method ? ConstraintOf(method) : "";

    /// <summary>The signature of a declaration's text, to compare with.</summary>
    public static string SignatureOf(string declaration) =>
        SyntaxFactory.ParseMemberDeclaration(declaration) is MethodDeclarationSyntax method ? SignatureOf(method) : "";

    private static string ConstraintOf(MethodDeclarationSyntax method) =>
        string.Join(" ", method.ConstraintClauses.Select(ConstraintOf));

    private static string ConstraintOf(TypeParameterConstraintClauseSyntax clause)
    {
        IEnumerable<string> parts = clause.Constraints.Select(one => LastName(one.ToString()));
        return $"where {clause.Name} : {string.Join(", ", parts)}";
    }

    private static string LastName(string type)
    {
        int arguments = type.IndexOf('<');
        int dot = type.LastIndexOfAny(['.', ':'], arguments < 0 ? type.Length - 1 : arguments);
        return type.Substring(dot + 1);
    }

    private static LineSpan PlaceOf(MethodDeclarationSyntax method)
    {
        Location place = method.ConstraintClauses.Count > 0 ? method.ConstraintClauses[0].GetLocation()
            : method.Identifier.GetLocation();
        FileLinePositionSpan span = place.GetLineSpan();
        return new LineSpan(
            span.StartLinePosition.Line, span.StartLinePosition.Character,
            span.EndLinePosition.Line, span.EndLinePosition.Character);
    }

    private static string? FullConstraintOf(IMethodSymbol? method)
    {
        if (method is not { TypeParameters.Length: 1 })
        {
            return null;
        }

        ITypeParameterSymbol parameter = method.TypeParameters[0];
        List<string> parts = [];
        if (parameter.HasUnmanagedTypeConstraint || parameter.HasValueTypeConstraint)
        {
            parts.Add(parameter.HasUnmanagedTypeConstraint ? "unmanaged" : "struct");
        }

        if (parameter.HasReferenceTypeConstraint || parameter.HasConstructorConstraint || parameter.HasNotNullConstraint
            || parameter.ConstraintTypes.Any(type => type.TypeKind != TypeKind.Interface))
        {
            return null;
        }

        parts.AddRange(parameter.ConstraintTypes.Select(type => type.ToDisplayString(Full)));
        return parts.Count == 0 ? "" : $"where {parameter.Name} : {string.Join(", ", parts)}";
    }

    // Modifiers and the last name of each type: code may name a type shortly or in full.
    private static string SignatureOf(MethodDeclarationSyntax method)
    {
        IEnumerable<string> parameters = method.ParameterList.Parameters.Select(parameter =>
        {
            string type = parameter.Type?.ToString() ?? "";
            return $"{parameter.Modifiers} {type.Substring(type.LastIndexOf('.') + 1)}".Trim();
        });
        return $"{method.Identifier.ValueText}{method.TypeParameterList}({string.Join(", ", parameters)})";
    }
}
