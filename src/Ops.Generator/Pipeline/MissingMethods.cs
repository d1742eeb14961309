using System.Collections.Immutable;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Emit;

namespace RawOpsNet.Generator.Pipeline;

/// <summary>
/// Finds the methods that records name and no file has. The compiler asks for each with CS8795; the message beside it gives the
/// whole declaration, and the method that was probably meant to be it.
/// </summary>
internal static class MissingMethods
{
    /// <summary>The messages, with places in the yaml.</summary>
    public static IEnumerable<OpsDiagnostic> Of(ContractsEmission contracts, ImmutableArray<WrittenMethod> written)
    {
        string space = contracts.Namespace + ".Kernels";
        ILookup<string, WrittenMethod> byName = written.ToLookup(method => method.Name);
        foreach (OpContract contract in contracts.Ops)
        {
            foreach (ContractsEmitter.Declaration declaration in ContractsEmitter.DeclarationsOf(contract.Emission))
            {
                NamedPlace? place = contract.Places.FirstOrDefault(named => named.Name == declaration.Name);
                if (place is null || byName[declaration.Name].Any(method => IsIt(method, space, declaration)))
                {
                    continue;
                }

                string text = declaration.Text.TrimEnd(';').Replace("global::", "");
                string message = $"The method is missing. Write in namespace {space}: internal static partial class "
                    + $"{declaration.Class} {{ {text} {{ ... }} }}" + HintOf(declaration, space, byName, written);
                yield return new OpsDiagnostic(Rules.MissingMethod, message, place.Line) { Path = contract.Path };
            }
        }
    }

    private static bool IsIt(WrittenMethod method, string space, ContractsEmitter.Declaration declaration) =>
        method.Namespace == space && method.Class == declaration.Class
        && method.Signature == WrittenMethod.SignatureOf(declaration.Text);

    private static string HintOf(
        ContractsEmitter.Declaration declaration, string space, ILookup<string, WrittenMethod> byName,
        ImmutableArray<WrittenMethod> written)
    {
        if (byName[declaration.Name].FirstOrDefault() is { } same)
        {
            return same.Namespace == space && same.Class == declaration.Class
                ? $" {same.File} has '{same.Signature}', which differs."
                : $" {same.File} has one in class {same.Class} of namespace {same.Namespace}.";
        }

        string? near = Suggestions.Nearest(declaration.Name, byName.Select(group => group.Key));
        return near is null ? "" : $" {written.First(method => method.Name == near).File} has '{near}'.";
    }
}
