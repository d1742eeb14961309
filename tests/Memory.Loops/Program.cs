using System.Globalization;
using RawOpsNet.Tests.Loops;

// Prints how much larger the process is after 10,000 steps than after 1,000, from its first step on.
const int FewSteps = 1_000;
const int ManySteps = 10_000;

Action step = args[0] switch
{
    "scoped" => Steps.Scoped(),
    "undisposed" => Steps.Undisposed(),
    "ops" => Steps.Ops(int.Parse(args[1], CultureInfo.InvariantCulture)),
    _ => throw new ArgumentException($"There is no loop '{args[0]}'; there are scoped, undisposed and ops."),
};
for (int i = 0; i < FewSteps; i++)
{
    step();
}

long before = Environment.WorkingSet;
for (int i = FewSteps; i < ManySteps; i++)
{
    step();
}

Console.WriteLine((Environment.WorkingSet - before).ToString(CultureInfo.InvariantCulture));
