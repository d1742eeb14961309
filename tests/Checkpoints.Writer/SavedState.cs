using RawOpsNet.Checkpoints;

namespace RawOpsNet.Tests.Writer;

/// <summary>Is what the writer saves and the test reads: variables that all hold the number of the step.</summary>
public static class SavedState
{
    private const int Sets = 4;
    private const int Length = 100;

    /// <summary>Makes the variables, all zero.</summary>
    public static (Checkpoint Checkpoint, Variable Step) Make()
    {
        Variable step = new(0L, name: "step");
        List<Variable> values =
            [.. Enumerable.Range(0, Sets).Select(i => new Variable(new float[Length], name: $"value{i}"))];
        return (new Checkpoint(("step", step), ("values", values)), step);
    }

    /// <summary>Adds one to everything.</summary>
    public static void Advance(Checkpoint checkpoint, Variable step)
    {
        foreach ((string _, Variable variable) in checkpoint.NamedVariables())
        {
            if (variable != step && variable != checkpoint.SaveCounter)
            {
                variable.AssignAdd(RawOps.OnesLike(variable));
            }
        }

        step.AssignAdd(1L);
    }

    /// <summary>Tells whether all hold the number of the step.</summary>
    public static bool IsWhole(Checkpoint checkpoint, Variable step) =>
        checkpoint.NamedVariables()
            .Where(entry => entry.Path.StartsWith("values", StringComparison.Ordinal))
            .All(entry => Array.TrueForAll(entry.Variable.Read().ToArray<float>(), value => value == step.Read().Item<long>()));
}
