using System.Reflection;

namespace RawOpsNet.Tests.Docs.Snippets;

/// <summary>
/// The compiled pages: one assembly of all pages without records, and one for each page with records of its own. A page that does
/// not compile is left out of the common assembly, so that the others run.
/// </summary>
public sealed class SnippetAssemblies : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rawops-snippets");
    private readonly Dictionary<string, (Type? Program, string[] Errors)> _pages = new(StringComparer.Ordinal);

    /// <summary>Compiles all pages.</summary>
    public SnippetAssemblies()
    {
        PageProgram[] programs =
        [
            .. DocPage.All.Index().Select(item => new PageProgram(item.Item, item.Index)).Where(program => program.HasCode),
        ];
        PageProgram[] plain = [.. programs.Where(program => Records(program).Count == 0)];
        CompileTogether(plain, "Pages");
        foreach (PageProgram program in programs.Except(plain))
        {
            Compile([program], program.Namespace, Records(program));
        }
    }

    /// <summary>Gives the class with the methods of a page.</summary>
    public Type ProgramOf(string page)
    {
        (Type? program, string[] errors) = _pages[page];
        Assert.True(program is not null, string.Join("\n", errors));
        return program!;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static IReadOnlyList<string> Records(PageProgram program) => PageRecords.Of(DocPage.Of(program.PagePath));

    private void CompileTogether(PageProgram[] programs, string name)
    {
        string[] errors = Compile(programs, name, []);
        PageProgram[] right = [.. programs.Where(program => !errors.Any(error => IsOf(error, program)))];
        if (errors.Length > 0 && right.Length < programs.Length)
        {
            CompileTogether(right, name + "Again");
        }
    }

    private string[] Compile(PageProgram[] programs, string name, IReadOnlyList<string> records)
    {
        (string? path, string[] errors) = SnippetCompiler.Compile(
            _folder.FullName, name, [.. programs.Select(program => program.Text())], records);

        // Read whole, so that the file can be deleted while its code is loaded.
        Assembly? assembly = path is null ? null : Assembly.Load(File.ReadAllBytes(path));
        foreach (PageProgram program in programs)
        {
            string[] own = [.. errors.Where(error => IsOf(error, program))];
            _pages[program.PagePath] =
                (assembly?.GetType(program.Namespace + ".Program", throwOnError: true), own.Length > 0 ? own : errors);
        }

        return errors;
    }

    private static bool IsOf(string error, PageProgram program) =>
        error.Contains(program.PagePath + "(", StringComparison.Ordinal);
}
