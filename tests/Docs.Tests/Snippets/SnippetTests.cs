using System.Reflection;
using System.Runtime.ExceptionServices;
using RawOpsNet.CommandLine.Commands;

namespace RawOpsNet.Tests.Docs.Snippets;

/// <summary>Compiles and runs every snippet of README and docs, and checks every record in them.</summary>
[Collection("Console")]
public sealed class SnippetTests(SnippetAssemblies assemblies) : IClassFixture<SnippetAssemblies>
{
    public static TheoryData<string> PagesWithCode =>
        [.. DocPage.All.Where(page => page.Fences.Any(fence => fence.Language == "csharp")).Select(page => page.Path)];

    public static TheoryData<string> PagesWithRecords =>
        [.. DocPage.All.Where(page => PageRecords.Of(page).Count > 0).Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void The_snippets_of_a_page_compile_run_and_give_what_it_says(string page)
    {
        Type program = assemblies.ProgramOf(page);
        TextWriter console = Console.Out;
        string folder = Environment.CurrentDirectory;
        DirectoryInfo temporary = Directory.CreateTempSubdirectory("rawops-page");
        try
        {
            // Files that a page writes go to a folder of its own.
            Environment.CurrentDirectory = temporary.FullName;
            foreach (MethodInfo run in program.GetMethods()
                .Where(method => method.Name.StartsWith("Run", StringComparison.Ordinal)))
            {
                SnippetCheck.Begin();
                run.Invoke(null, null);
            }
        }
        catch (TargetInvocationException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerException!);
        }
        finally
        {
            Console.SetOut(console);
            Environment.CurrentDirectory = folder;
            temporary.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(PagesWithRecords))]
    public void The_records_of_a_page_are_right(string page)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rawops-records");
        try
        {
            foreach ((int index, string text) in PageRecords.Of(DocPage.Of(page)).Index())
            {
                File.WriteAllText(Path.Combine(folder.FullName, FormattableString.Invariant($"page{index}.ops.yaml")), text);
            }

            StringWriter output = new();
            new CheckCommand(output).Run([folder.FullName]);
            Assert.EndsWith(" ops, 0 errors, 0 other messages", output.ToString().TrimEnd(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
