using System.CommandLine;
using RawOpsNet.Compare;

Option<bool> quick = new("--quick") { Description = "Ends within five minutes: five short pairs of each row." };
Option<string?> json = new("--json") { Description = "Writes the rows to a JSON file." };
Option<string?> svg = new("--svg") { Description = "Draws the rows as an SVG chart." };
Option<string[]> only = new("--only")
{
    Description = "Only rows whose names start so: matmul, conv, exp, tanh, sigmoid, softmax, call, adam, mlp, cnn.",
    AllowMultipleArgumentsPerToken = true,
};
Option<int[]> threads = new("--threads")
{
    Description = "The numbers of threads to compare with; 1 and 2 by default.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [1, 2],
};
RootCommand command = new("Compares RawOps with other libraries, alternately in one run, on the same work.")
{
    quick, json, svg, only, threads,
};
command.SetAction(parsed => Comparison.Run(new ComparisonOptions(
    parsed.GetValue(quick),
    parsed.GetValue(json),
    parsed.GetValue(svg),
    parsed.GetValue(only) ?? [],
    parsed.GetValue(threads)!)));
return command.Parse(args).Invoke();
