namespace RawOpsNet.Generator.Model;

/// <summary>
/// The shape rule of an op. Dims of the argument notation are checked and bound first (they are in <see
/// cref="ArgumentModel.Dims"/>),
/// then the patterns of inputs here, then each output is made.
/// </summary>
internal sealed record ShapeModel
{
    /// <summary>The rule of an op without outputs and patterns.</summary>
    public static readonly ShapeModel None = new();

    /// <summary>Patterns of inputs given under <c>shape</c>, such as <c>a: select(transpose_a, [k, m], [m, k])</c>.</summary>
    public EquatableArray<ShapeEntry> Inputs { get; init; }

    /// <summary>One entry for each output, in the order of the outputs.</summary>
    public EquatableArray<ShapeEntry> Outputs { get; init; }

    /// <summary>The names that patterns bind to one dim, in the order of binding.</summary>
    public EquatableArray<string> BoundDims { get; init; }

    /// <summary>The names that patterns bind to several dims: <c>*s</c>.</summary>
    public EquatableArray<string> BoundRests { get; init; }

    /// <summary>The entry of an output, or null.</summary>
    public ShapeEntry? Output(string name)
    {
        foreach (ShapeEntry entry in Outputs)
        {
            if (entry.Argument == name)
            {
                return entry;
            }
        }

        return null;
    }
}
