using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Generator.Binding;

/// <summary>Names of ops that only all files together can tell to be wrong: given twice, or differing by case only.</summary>
internal static class RegistryNames
{
    /// <summary>Reports such names, and gives the ops without those declared before.</summary>
    public static List<PlacedOp> Check(IReadOnlyList<PlacedOp> ops, List<OpsDiagnostic> diagnostics)
    {
        Dictionary<string, PlacedOp> byName = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, PlacedOp> byMethod = [];
        List<PlacedOp> unique = new(ops.Count);
        foreach (PlacedOp op in ops)
        {
            string name = op.Op.Model.Name;
            if (byName.TryGetValue(name, out PlacedOp? other))
            {
                // A name that was reported is only what was probably meant.
                if (op.Op.Diagnostics.All(found => found.Rule != Rules.OpName))
                {
                    diagnostics.Add(Collision(op, other));
                }

                continue;
            }

            byName[name] = op;
            unique.Add(op);
            string method = op.Op.Head.Namespace + "." + op.Op.Head.ClassName + "." + op.Op.Model.CSharpName;
            if (byMethod.TryGetValue(method, out PlacedOp? same))
            {
                diagnostics.Add(Report(op, same, Rules.CSharpNames, $"'{same.Op.Model.Name}' and '{name}' both become "
                    + $"'{op.Op.Model.CSharpName}'. Rename one under csharp.name."));
            }

            byMethod[method] = op;
        }

        return unique;
    }

    private static OpsDiagnostic Collision(PlacedOp op, PlacedOp other)
    {
        string name = op.Op.Model.Name;
        string otherName = other.Op.Model.Name;
        int line = other.FirstLine + other.Op.NamePlace.StartLine + 1;
        return name == otherName
            ? Report(op, other, Rules.DuplicateOp,
                $"Op '{name}' is already declared at {other.Op.Model.FileName}({Numbers.Text(line)}).")
            : Report(op, other, Rules.NamesByCase,
                $"'{otherName}' and '{name}' differ by case only; generated file names would collide.");
    }

    private static OpsDiagnostic Report(PlacedOp op, PlacedOp other, DiagnosticRule rule, string message) =>
        new(rule, message, op.Op.NamePlace.Down(op.FirstLine))
        {
            Path = op.Path,
            Related = other.Op.NamePlace.Down(other.FirstLine),
            RelatedPath = other.Path,
        };
}
