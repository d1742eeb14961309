using System.CommandLine;
using RawOpsNet;
using RawOpsNet.CommandLine.Commands;

// Every command is a class that writes to a TextWriter and gives an exit code; this file only reads the command line.
TextWriter output = Console.Out;

RootCommand root = new("Lists, shows, checks and proves the ops of RawOps.");

Option<FileInfo?> missing = new("--missing") { Description = "Print the ops named in this file that the registry lacks." };
Command list = new("list", "List the ops of the registry.") { missing };
list.SetAction(result => Guard(() => result.GetValue(missing) is { } file
    ? new ListCommand(output).RunMissing(file.FullName)
    : new ListCommand(output).Run()));

Argument<string> op = new("op") { Description = "The op's name, such as AddV2." };
Option<bool> code = new("--code") { Description = "Print the generated CUDA text too." };
Command show = new("show", "Print what the registry knows of an op.") { op, code };
show.SetAction(result => Guard(() => new ShowCommand(output).Run(result.GetRequiredValue(op), result.GetValue(code))));

Argument<string[]> yaml = new("path")
{
    Description = "Yaml files, or folders of them, that form one registry.",
    Arity = ArgumentArity.OneOrMore,
};
Command check = new("check", "Print the generator's diagnostics for yaml files, without a build.") { yaml };
check.SetAction(result => Guard(() => new CheckCommand(output).Run(result.GetRequiredValue(yaml))));

Argument<string> folder = new("path") { Description = "A folder of recorded vectors, or one file." };
Option<string> device = new("--device") { Description = "The device to run on.", DefaultValueFactory = _ => "cpu" };
Option<string?> only = new("--only") { Description = "Names of ops or files, with commas." };
Command conform = new("conform", "Run recorded vectors.") { folder, device, only };
conform.SetAction(result => Guard(() =>
{
    if (Device.Parse(result.GetRequiredValue(device)) != Device.Cpu)
    {
        throw new UnimplementedException($"There is no device '{result.GetValue(device)}' here; there is cpu.");
    }

    string[] names = result.GetValue(only)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        ?? [];
    return new ConformCommand(output).Run(result.GetRequiredValue(folder), names);
}));

Command opdefs = new("opdefs", "Print the registry's OpDefs as JSON.");
opdefs.SetAction(_ => Guard(() => new OpDefsCommand(output).Run()));

Command schema = new("schema", "Print ops.schema.json, by which editors check and complete yaml files.");
schema.SetAction(_ => Guard(() => new SchemaCommand(output).Run()));

Argument<string> tests = new("folder") { Description = "Where to look for received snapshots.", DefaultValueFactory = _ => "." };
Command accept = new("accept", "Make received snapshots the verified ones.") { tests };
accept.SetAction(result => Guard(() => new AcceptCommand(output).Run(result.GetRequiredValue(tests))));

Argument<string> repository = new("root") { Description = "The repository's root.", DefaultValueFactory = _ => "." };
Option<bool> compare = new("--check") { Description = "Write nothing; exit code 1 where a page is not up to date." };
Command docs = new("docs", "Write the reference page of every op from the records.") { repository, compare };
docs.SetAction(result => Guard(() => new DocsCommand(output).Run(result.GetRequiredValue(repository), result.GetValue(compare))));

foreach (Command command in (Command[])[list, show, check, conform, opdefs, schema, docs, accept])
{
    root.Subcommands.Add(command);
}

return root.Parse(args).Invoke();

// A mistake of the caller is a line on stderr and exit code 2, not a stack trace.
static int Guard(Func<int> run)
{
    try
    {
        return run();
    }
    catch (Exception exception) when (
        exception is OpException or IOException or InvalidDataException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(exception.Message);
        return 2;
    }
}
