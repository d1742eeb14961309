using RawOpsNet.CommandLine.Documents;

namespace RawOpsNet.CommandLine.Commands;

/// <summary>Writes the reference pages, those of ops from the records, or tells which are not up to date.</summary>
internal sealed class DocsCommand(TextWriter output)
{
    /// <summary>Writes the pages below a repository's root, or with <paramref name="check"/> only compares.</summary>
    /// <returns>0; with <paramref name="check"/> 1 where a page is not up to date.</returns>
    public int Run(string root, bool check)
    {
        if (!File.Exists(Path.Combine(root, "ops.yaml")))
        {
            throw new FileNotFoundException($"There is no ops.yaml in '{root}'; run this in the repository's root.");
        }

        GeneratedDocuments documents = new(root);
        if (check)
        {
            IReadOnlyList<(string Path, string Reason)> outdated = documents.Outdated();
            foreach ((string path, string reason) in outdated)
            {
                output.WriteLine($"{path}: {reason}");
            }

            output.WriteLine($"{documents.Pages.Count} pages, {outdated.Count} not up to date");
            return outdated.Count == 0 ? 0 : 1;
        }

        IReadOnlyList<string> changed = documents.Write();
        foreach (string path in changed)
        {
            output.WriteLine(path);
        }

        output.WriteLine($"{documents.Pages.Count} pages, {changed.Count} changed");
        return 0;
    }
}
