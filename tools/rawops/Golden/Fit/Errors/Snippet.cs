using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RawOpsNet.CommandLine.Golden.Fit.Errors;

/// <summary>Asks the C# compiler whether a statement can be written against our models.</summary>
internal static class Snippet
{
    private const string Accepted = "model.Fit(batches); model.Fit(x, y); model.Evaluate(x, y); Batch batch = (x, y, w);";

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Tells whether the compiler refuses a statement.</summary>
    public static bool IsRefused(string code) => ErrorsOf(code).Length > 0;

    /// <summary>Reports, as an error of an argument, what the compiler says of a statement that it refuses.</summary>
    /// <exception cref="InvalidArgumentException">It refuses the statement, as it must.</exception>
    /// <exception cref="InternalException">It refuses it for another reason, or what is right too.</exception>
    public static void RequireRefused(string code, string[] errors)
    {
        Diagnostic? broken = ErrorsOf(Accepted).FirstOrDefault();
        if (broken is not null)
        {
            throw new InternalException($"The compiler refuses what is right: {broken}");
        }

        Diagnostic[] found = ErrorsOf(code);
        if (found.Length == 0)
        {
            return;
        }

        throw found.All(error => errors.Contains(error.Id))
            ? new InvalidArgumentException($"{found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")
            : new InternalException($"The compiler refuses '{code}' with {found[0]}.");
    }

    private static Diagnostic[] ErrorsOf(string code)
    {
        string source = $$"""
            using System.Collections.Generic;
            using RawOpsNet;
            using RawOpsNet.Models;

            static class Written
            {
                static void Run(Model model, IEnumerable<Batch> batches, Tensor x, Tensor y, Tensor w)
                {
                    {{code}}
                }
            }
            """;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "written",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview))],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
