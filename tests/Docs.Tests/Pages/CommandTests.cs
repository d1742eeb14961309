using RawOpsNet.CommandLine.Commands;

namespace RawOpsNet.Tests.Docs.Pages;

/// <summary>Holds the commands of README and docs to the projects, files and subcommands that exist.</summary>
[Collection("Console")]
public sealed class CommandTests
{
    private static readonly string[] Verbs = ["run", "build", "test", "pack", "format", "fsi", "new", "add", "tool"];

    public static TheoryData<string> Commands =>
    [
        .. Snippets.DocPage.All
            .SelectMany(page => page.Fences.Where(fence => fence.Language == "bash"))
            .SelectMany(fence => fence.Text.Split('\n'))
            .Select(line => line.Split(" #")[0].Trim())
            .Where(line => line.Length > 0)
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_names_what_exists(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("dotnet", words[0]);
        Assert.Contains(words[1], Verbs);
        foreach (string path in words.Skip(2).Where(word => word.Contains('/', StringComparison.Ordinal)))
        {
            string full = Path.Combine(Checkout.Root, path);
            Assert.True(File.Exists(full) || Directory.Exists(full), $"{command}: there is no '{path}'.");
        }

        int tool = Array.IndexOf(words, "tools/rawops");
        if (tool >= 0)
        {
            Assert.Contains(words[tool + 2], Subcommands());
        }
    }

    // The help lists each subcommand on a line of its own.
    private static IEnumerable<string> Subcommands()
    {
        TextWriter console = Console.Out;
        using StringWriter help = new();
        try
        {
            Console.SetOut(help);
            typeof(CheckCommand).Assembly.EntryPoint!.Invoke(null, [new[] { "--help" }]);
        }
        finally
        {
            Console.SetOut(console);
        }

        string commands = help.ToString().Split("Commands:")[1];
        return commands.Split('\n').Select(line => line.Trim().Split(' ')[0]).Where(name => name.Length > 0);
    }
}
