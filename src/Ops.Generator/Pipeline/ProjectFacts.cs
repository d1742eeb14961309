using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Generator.Pipeline;

/// <summary>What the pipeline asks of the project: whether the runtime is there, and its version.</summary>
internal sealed record ProjectFacts(bool IsRuntime, bool HasRuntime, string RuntimeVersion)
{
    private const string Runtime = "RawOps.Runtime";

    // LanguageVersion of C# 14; the pinned compiler package has no member for it.
    private const int CSharp14 = 1400;

    /// <summary>Reads the facts of a compilation.</summary>
    public static ProjectFacts Of(Compilation compilation, CancellationToken cancellation)
    {
        AssemblyIdentity? runtime = compilation.ReferencedAssemblyNames.FirstOrDefault(reference => reference.Name == Runtime);
        return new ProjectFacts(compilation.AssemblyName == Runtime, runtime is not null, runtime?.Version.ToString(3) ?? "");
    }

    /// <summary>Whether the C# of a compilation has extension members.</summary>
    public static bool HasExtensions(ParseOptions options, CancellationToken cancellation) =>
        options is CSharpParseOptions parse && (int)parse.LanguageVersion >= CSharp14;

    /// <summary>Lists what is wrong with a project.</summary>
    public static IEnumerable<Diagnostic> Check(ImmutableArray<FileHead> heads, ProjectFacts facts, int languageVersion)
    {
        if (facts.IsRuntime)
        {
            yield break;
        }

        if (heads.IsEmpty)
        {
            if (facts.HasRuntime)
            {
                yield return RoslynDiagnostics.Of(Rules.NoYaml);
            }

            yield break;
        }

        string own = typeof(ProjectFacts).Assembly.GetName().Version.ToString(3);
        if (!facts.HasRuntime)
        {
            yield return RoslynDiagnostics.Of(Rules.NoRuntime);
        }
        else if (facts.RuntimeVersion != own)
        {
            yield return RoslynDiagnostics.Of(Rules.VersionMismatch, own, own, facts.RuntimeVersion);
        }

        if (languageVersion < CSharp14 && heads.FirstOrDefault(head => head.IsReadable) is { } first)
        {
            string version = (languageVersion / 100).ToString(CultureInfo.InvariantCulture);
            yield return RoslynDiagnostics.Of(Rules.OldCSharp, version, first.ClassName);
        }
    }
}
