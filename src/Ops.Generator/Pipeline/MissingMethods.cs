using System.Collections.Immutable;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Emit;

namespace RawOpsNet.Generator.Pipeline;

/// <summary>
/// Finds the methods that records name and no file has, and those whose constraints cannot be the declaration's. The message
/// gives the whole declaration, and the method that was probably meant to be it; in the declaration's place stands a method that
/// throws.
/// </summary>
internal static class MissingMethods
{
    /// <summary>The messages, with places in the yaml.</summary>
    public static IEnumerable<OpsDiagnostic> Of(ContractsEmission contracts, ImmutableArray<WrittenMethod> written)
    {
        string space = contracts.Namespace + ".Kernels";
        WrittenMethods methods = new(written.ToArray());
        ILookup<string, WrittenMethod> byName = written.ToLookup(method => method.Name);
        foreach (OpContract contract in contracts.Ops.Where(contract => !contract.Emission.Op.IsBroken))
        {
            foreach (ContractsEmitter.Declaration declaration in ContractsEmitter.DeclarationsOf(contract.Emission))
            {
                NamedPlace? place = contract.Places.FirstOrDefault(named => named.Name == declaration.Name);
                WrittenMethod? method = methods.Find(space, declaration);
                string text = declaration.Text.TrimEnd(';').Replace("global::", "");
                if (method is null && place is not null)
                {
                    string message = $"The method is missing. Write in namespace {space}: internal static partial class "
                        + $"{declaration.Class} {{ {text} {{ ... }} }}" + HintOf(declaration, space, byName, written);
                    yield return new OpsDiagnostic(Rules.MissingMethod, message, place.Line) { Path = contract.Path };
                }
                else if (method is not null && !WrittenMethods.IsSound(method, declaration))
                {
                    string needed = declaration.Constraint.Replace("global::", "");
                    string message = $"{declaration.Name} of op {contract.Emission.Op.Name} "
                        + (needed.Length == 0 ? "takes no constraint." : $"needs '{needed}'.");
                    yield return new OpsDiagnostic(Rules.MethodConstraint, message, method.Place) { Path = method.Path };
                }
            }
        }
    }

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
