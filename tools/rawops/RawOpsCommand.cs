using System.CommandLine;
using RawOpsNet.CommandLine.Commands;

namespace RawOpsNet.CommandLine;

/// <summary>
/// Reads the command line. Every command is a class that writes to a <see cref="TextWriter"/> and gives an exit code.
/// </summary>
internal sealed class RawOpsCommand(TextWriter output, TextWriter errors)
{
    /// <summary>Runs a command line.</summary>
    /// <returns>
    /// What the command gives; 1 where what was checked is not right, 2 for a mistake in the line or a name of what is not there.
    /// </returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        RootCommand root = new("Lists, shows, checks and proves the ops of RawOps.");
        Command[] commands = [List(), Show(), Check(), Conform(), Devices(), OpDefs(), Schema(), Docs(), Accept()];
        foreach (Command command in commands)
        {
            root.Subcommands.Add(command);
        }

        ParseResult parsed = root.Parse(arguments);
        int code = parsed.Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private Command List()
    {
        Option<FileInfo?> missing = new("--missing")
        {
            Description = "Print the ops named in this file that the registry lacks.",
        };
        return Of("list", "List the ops of the registry.", [missing], result => result.GetValue(missing) is { } file
            ? new ListCommand(output).RunMissing(file.FullName)
            : new ListCommand(output).Run());
    }

    private Command Show()
    {
        Argument<string> op = new("op") { Description = "The op's name, such as AddV2." };
        Option<bool> code = new("--code") { Description = "Print the generated C# and CUDA text too." };
        return Of("show", "Print what the registry knows of an op.", [op, code], result =>
            new ShowCommand(output).Run(result.GetRequiredValue(op), result.GetValue(code)));
    }

    private Command Check()
    {
        Argument<string[]> yaml = new("path")
        {
            Description = "Yaml files, or folders of them, that form one registry.",
            Arity = ArgumentArity.OneOrMore,
        };
        return Of("check", "Print the generator's diagnostics for yaml files, without a build.", [yaml], result =>
            new CheckCommand(output).Run(result.GetRequiredValue(yaml)));
    }

    private Command Conform()
    {
        Argument<string> folder = new("path") { Description = "A folder of recorded vectors, or one file." };
        Option<string> device = new("--device") { Description = "The device to run on.", DefaultValueFactory = _ => "cpu" };
        Option<string?> only = new("--only") { Description = "Names of ops or files, with commas." };
        return Of("conform", "Run recorded vectors.", [folder, device, only], result =>
        {
            Device place = Device.Parse(result.GetRequiredValue(device));
            if (place.WhyNot is { } whyNot)
            {
                throw new FailedPreconditionException($"{place} cannot be used: {whyNot}");
            }

            string[] names = result.GetValue(only)?
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
            return new ConformCommand(output, place).Run(result.GetRequiredValue(folder), names);
        });
    }

    private Command Devices() => Of(
        "devices", "List the devices, and say why a GPU cannot be used.", [], _ => new DevicesCommand(output).Run());

    private Command OpDefs() =>
        Of("opdefs", "Print the registry's OpDefs as JSON.", [], _ => new OpDefsCommand(output).Run());

    private Command Schema() => Of(
        "schema", "Print ops.schema.json, by which editors check and complete yaml files.", [],
        _ => new SchemaCommand(output).Run());

    private Command Docs()
    {
        Argument<string> repository = new("root") { Description = "The repository's root.", DefaultValueFactory = _ => "." };
        Option<bool> compare = new("--check") { Description = "Write nothing; exit code 1 where a page is not up to date." };
        return Of("docs", "Write the reference page of every op from the records.", [repository, compare], result =>
            new DocsCommand(output).Run(result.GetRequiredValue(repository), result.GetValue(compare)));
    }

    private Command Accept()
    {
        Argument<string> folder = new("folder")
        {
            Description = "Where to look for received snapshots.",
            DefaultValueFactory = _ => ".",
        };
        return Of("accept", "Make received snapshots the verified ones.", [folder], result =>
            new AcceptCommand(output).Run(result.GetRequiredValue(folder)));
    }

    private Command Of(string name, string description, IReadOnlyList<Symbol> symbols, Func<ParseResult, int> run)
    {
        Command command = new(name, description);
        foreach (Symbol symbol in symbols)
        {
            if (symbol is Option option)
            {
                command.Options.Add(option);
            }
            else
            {
                command.Arguments.Add((Argument)symbol);
            }
        }

        command.SetAction(result => Guard(() => run(result)));
        return command;
    }

    // A mistake of the caller is a line on stderr and exit code 2, not a stack trace.
    private int Guard(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (
            exception is OpException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            errors.WriteLine(exception.Message);
            return 2;
        }
    }
}
