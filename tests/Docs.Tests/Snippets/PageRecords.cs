namespace RawOpsNet.Tests.Docs.Snippets;

/// <summary>The yaml of a page: whole files as they stand, and loose records under one head.</summary>
internal static class PageRecords
{
    private const string Head = "schema: rawops/1\nnamespace: Acme.Ops\nclass: AcmeOps\n\nops:\n\n";

    /// <summary>Gives the files of records; none for a page whose yaml is wrong on purpose.</summary>
    public static IReadOnlyList<string> Of(DocPage page)
    {
        if (page.ShowsMistakes)
        {
            return [];
        }

        Fence[] fences = [.. page.Fences.Where(fence => fence.Language == "yaml" && !fence.Has("no-check"))];
        string[] loose = [.. fences.Where(IsLoose).Select(fence => fence.Text)];
        return
        [
            .. fences.Where(fence => !IsLoose(fence)).Select(fence => fence.Text),
            .. loose.Length > 0 ? [Head + string.Join("\n", loose)] : (string[])[],
        ];
    }

    private static bool IsLoose(Fence fence) => fence.Text.TrimStart().StartsWith("- op:", StringComparison.Ordinal);
}
