using System.Text;
using RawOpsNet.Checkpoints;

namespace RawOpsNet.CommandLine.Documents;

/// <summary>The generated pages: what they should hold, what the disk holds, and writing them.</summary>
internal sealed class GeneratedDocuments
{
    /// <summary>The folder of the pages, below the repository's root.</summary>
    public const string Folder = "docs/reference";

    private readonly string _root;

    /// <summary>Generates all pages, those of ops from the records below a folder.</summary>
    public GeneratedDocuments(string root)
    {
        _root = root;
        Records records = Records.Read(root);
        Pages[$"{Folder}/README.md"] = ReferenceIndex.Write(records);
        Pages[$"{Folder}/optimizers.md"] = OptimizerPage.Write();
        Pages[$"{Folder}/records.md"] = RecordPage.Write();
        foreach (Generator.Binding.PlacedOp op in records.Ops)
        {
            Pages[$"{Folder}/{op.Op.Model.Name}.md"] = OpPage.Write(records, op);
        }
    }

    /// <summary>The text of each page by its path below the root.</summary>
    public SortedDictionary<string, string> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Lists the pages that are missing, differ, or belong to no record, with a word for each.</summary>
    public IReadOnlyList<(string Path, string Reason)> Outdated()
    {
        List<(string, string)> outdated = [];
        foreach ((string path, string text) in Pages)
        {
            string full = Path.Combine(_root, path);
            if (!File.Exists(full))
            {
                outdated.Add((path, "missing"));
            }
            else if (!File.ReadAllBytes(full).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text)))
            {
                outdated.Add((path, "differs"));
            }
        }

        outdated.AddRange(Strangers().Select(path => (path, "belongs to no op")));
        return outdated;
    }

    /// <summary>Writes what is outdated and deletes what belongs to no op; each file is whole at every moment.</summary>
    /// <returns>The paths that changed.</returns>
    public IReadOnlyList<string> Write()
    {
        List<string> changed = [];
        foreach ((string path, _) in Outdated())
        {
            string full = Path.Combine(_root, path);
            if (Pages.TryGetValue(path, out string? text))
            {
                AtomicFile.Write(full, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
            }
            else
            {
                File.Delete(full);
            }

            changed.Add(path);
        }

        return changed;
    }

    private IEnumerable<string> Strangers()
    {
        string folder = Path.Combine(_root, Folder);
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.md")
            .Select(path => $"{Folder}/{Path.GetFileName(path)}")
            .Where(path => !Pages.ContainsKey(path))
            .Order(StringComparer.Ordinal);
    }
}
