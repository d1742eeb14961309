using System.Globalization;
using RawOpsNet.Tests.Loops;

// Prints how much larger the process is after 10,000 steps than after 1,000, from its first step on.
Action step = args[0] switch
{
    "scoped" => Steps.Scoped(),
    "undisposed" => Steps.Undisposed(),
    "ops" => Steps.Ops(int.Parse(args[1], CultureInfo.InvariantCulture)),
    "network" => Networks.Ops(scoped: true),
    "network-undisposed" => Networks.Ops(scoped: false),
    "model" => Networks.Model(),
    _ => throw new ArgumentException(
        $"There is no loop '{args[0]}'; there are scoped, undisposed, ops, network, network-undisposed and model."),
};
Console.WriteLine(Steps.Growth(step).ToString(CultureInfo.InvariantCulture));
