using System.IO.Compression;
using System.Text.Json;
using RawOpsNet.CommandLine.Commands;
using RawOpsNet.CommandLine.Documents;

namespace RawOpsNet.Tests.Docs.Reference;

/// <summary>Holds docs/reference to the records.</summary>
public sealed class ReferencePageTests
{
    [Fact]
    public void Every_page_is_what_its_record_gives()
    {
        IReadOnlyList<(string Path, string Reason)> outdated = new GeneratedDocuments(Checkout.Root).Outdated();

        string first = string.Join(", ", outdated.Take(5).Select(page => $"{page.Path} {page.Reason}"));
        Assert.True(outdated.Count == 0, $"{outdated.Count} pages are not what the records give: {first}. "
            + "Run: dotnet run -c Release --project tools/rawops -- docs");
    }

    [Fact]
    public void An_op_is_marked_as_an_extension_exactly_where_TensorFlow_has_none_of_its_name()
    {
        using Stream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "golden", "opdefs.json.gz"));
        using JsonDocument known = JsonDocument.Parse(new GZipStream(file, CompressionMode.Decompress));
        HashSet<string> names =
        [
            .. known.RootElement.GetProperty("ops").EnumerateArray().Select(op => op.GetProperty("op").GetString()!),
        ];

        Assert.All(Records.Read(Checkout.Root).Ops, op =>
            Assert.NotEqual(names.Contains(op.Op.Model.Name), OpPage.IsExtension(op.Op.Model)));
    }

    [Fact]
    public void The_command_writes_what_is_missing_mends_what_differs_and_deletes_what_belongs_to_no_op()
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("rawops-docs");
        try
        {
            Directory.CreateDirectory(Path.Combine(root.FullName, "ops"));
            foreach (string record in Checkout.Files(["ops"], ".ops.yaml").Append("ops.yaml"))
            {
                File.Copy(Path.Combine(Checkout.Root, record), Path.Combine(root.FullName, record));
            }

            StringWriter output = new();
            DocsCommand command = new(output);
            Assert.Equal(1, command.Run(root.FullName, check: true));
            Assert.Equal(0, command.Run(root.FullName, check: false));
            Assert.Equal(0, command.Run(root.FullName, check: true));

            string pages = Path.Combine(root.FullName, GeneratedDocuments.Folder);
            string[] first = Directory.GetFiles(pages);
            File.AppendAllText(Path.Combine(pages, "AddV2.md"), "more");
            File.WriteAllText(Path.Combine(pages, "Foo.md"), "# Foo");
            output.GetStringBuilder().Clear();
            Assert.Equal(1, command.Run(root.FullName, check: true));
            Assert.Contains("docs/reference/AddV2.md: differs", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("docs/reference/Foo.md: belongs to no op", output.ToString(), StringComparison.Ordinal);

            Assert.Equal(0, command.Run(root.FullName, check: false));
            Assert.Equal(0, command.Run(root.FullName, check: true));
            Assert.Equal(first.Order(), Directory.GetFiles(pages).Order());
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
