using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Emit;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.CommandLine.Documents;

/// <summary>Writes the first page of the reference: every op by family, a family being a file of records.</summary>
internal static class ReferenceIndex
{
    /// <summary>Writes the page.</summary>
    public static string Write(Records records)
    {
        Markdown page = new();
        page.Heading(1, "Reference of ops");
        // No count of ops here: it would be a conflict in every merge of two branches that add ops.
        page.Paragraph("""
            Generated from `ops.yaml` and `ops/` by `rawops docs`; change the record, not the page. Each page has the signatures,
            an example that runs (`using RawOpsNet;`), dtypes, shapes, errors and the gradient of every input.
            """);
        page.Paragraph("""
            `ext` marks an extension: TensorFlow has no op of that name. `∂` marks an op that has a gradient. Where a page says
            CUDA C, the record gives that text too (`rawops show AddV2 --code`); the runtime launches kernels on the cpu.
            """);
        foreach (IGrouping<string, PlacedOp> family in records.Ops.GroupBy(op => op.Path))
        {
            page.Heading(2, Title(family.Key));
            page.Table(["Op", "", ""], family.Select(Row));
        }

        return page.ToString();
    }

    private static string[] Row(PlacedOp op)
    {
        OpModel model = op.Op.Model;
        string marks = string.Join(' ', new[]
        {
            OpPage.IsExtension(model) ? "ext" : "", model.Gradient.IsNone ? "" : "∂",
        }.Where(mark => mark.Length > 0));
        return [$"[{model.Name}]({model.Name}.md)", DocText.Sentence(model.Summary), marks];
    }

    // ops.yaml holds arithmetic; every other file is named for its family.
    private static string Title(string path)
    {
        string name = Path.GetFileName(path).Replace(".ops.yaml", "", StringComparison.Ordinal);
        string family = name switch
        {
            "ops.yaml" => "arithmetic",
            "nn" => "neural networks",
            _ => name.Replace("-", ": ", StringComparison.Ordinal),
        };
        return char.ToUpperInvariant(family[0]) + family[1..];
    }
}
