using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RawOpsNet.Generator.Pipeline;

/// <summary>A method that the project's C# has in a class of hand-written kernels or hooks.</summary>
internal sealed record WrittenMethod(string Namespace, string Class, string Name, string Signature, string File)
{
    private static readonly HashSet<string> Classes = ["CpuKernels", "ShapeFunctions", "GradientFunctions", "CompositeFunctions"];

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
            path.Substring(path.LastIndexOfAny(['/', '\\']) + 1));
    }

    /// <summary>The signature of a declaration's text, to compare with.</summary>
    public static string SignatureOf(string declaration) =>
        SyntaxFactory.ParseMemberDeclaration(declaration) is MethodDeclarationSyntax method ? SignatureOf(method) : "";

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
