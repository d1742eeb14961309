using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>
/// Describes one op at run time: its OpDef, its documentation, its kernels and gradient, and a way to call it by name.
/// </summary>
public sealed class OpDefinition
{
    /// <summary>Gets the op's name, as in ops.yaml.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the C# class whose method calls the op, such as <c>RawOpsNet.RawOps</c>.</summary>
    public required string Class { get; init; }

    /// <summary>Gets the inputs in OpDef order.</summary>
    public IReadOnlyList<OpArgumentDefinition> Inputs { get; init; } = [];

    /// <summary>Gets the outputs in OpDef order.</summary>
    public IReadOnlyList<OpArgumentDefinition> Outputs { get; init; } = [];

    /// <summary>Gets the attrs in OpDef order.</summary>
    public IReadOnlyList<OpAttrDefinition> Attrs { get; init; } = [];

    /// <summary>Gets the flags.</summary>
    public OpTraits Traits { get; init; }

    /// <summary>Gets the release that had the op first; null where the record does not say.</summary>
    public string? Since { get; init; }

    /// <summary>Gets since when the op is deprecated, and what to use instead; null for a current op.</summary>
    public string? Deprecation { get; init; }

    /// <summary>Gets the release that deprecated the op; null for a current op, and where the record does not say.</summary>
    public string? DeprecatedSince { get; init; }

    /// <summary>Gets one sentence on what the op does.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Gets more text; empty where the record has none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Gets an example as a line of C#; empty where there is none.</summary>
    public string Example { get; init; } = "";

    /// <summary>Gets the kernels.</summary>
    public IReadOnlyList<OpKernelDefinition> Kernels { get; init; } = [];

    /// <summary>
    /// Gets what the record says of each input's gradient, by input name: a formula, none, auto, through or a hook.
    /// </summary>
    public IReadOnlyDictionary<string, string> Gradient { get; init; } = System.Collections.Frozen.FrozenDictionary<string,
        string>.Empty;

    /// <summary>Gets the dense op that this one was derived from; null for other ops.</summary>
    public string? SparseOf { get; init; }

    /// <summary>Gets the keys of the OpDef that the record passes through, as it writes them.</summary>
    public IReadOnlyDictionary<string, string> OpDefKeys { get; init; } = System.Collections.Frozen.FrozenDictionary<string,
        string>.Empty;

    /// <summary>Gets the CUDA C of the op, without the header that all programs share; empty where there is none.</summary>
    public string CudaText { get; init; } = "";

    /// <summary>Gets the call by name; null for an op that is only named.</summary>
    public Func<OpArguments, OpResult>? Call { get; init; }

    /// <summary>
    /// Calls the op by name with the same checks and errors as the typed method. Inputs and attrs go by the OpDef's name
    /// or TensorFlow's Python name; attrs that are absent take their defaults.
    /// </summary>
    /// <exception cref="InvalidArgumentException">An argument is missing, unknown, or of the wrong kind.</exception>
    /// <exception cref="UnimplementedException">The op has no kernel on any device.</exception>
    public OpResult Invoke(OpArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (Call is null)
        {
            throw new UnimplementedException("there is no kernel on any device.", Name, arguments.Label, null);
        }

        foreach (string name in arguments.Names)
        {
            if (!Takes(name))
            {
                throw new InvalidArgumentException(
                    $"'{name}' is neither an input nor an attr; there are {string.Join(", ", ListNames())}."
                    + UnknownName.Hint(name, ListNames()),
                    Name, arguments.Label, name);
            }
        }

        return Call(arguments.For(this));
    }

    /// <summary>Prints the signature, such as <c>AddV2(x: T, y: T) -> (z: T)</c>.</summary>
    public override string ToString() =>
        $"{Name}({string.Join(", ", Inputs.Select(Text))}) -> ({string.Join(", ", Outputs.Select(Text))})";

    private static string Text(OpArgumentDefinition argument)
    {
        string type = argument.TypeListAttr ?? argument.TypeAttr ?? argument.DType.Name;
        string counted = argument.NumberAttr is null ? type : $"{argument.NumberAttr} * {type}";
        return $"{argument.Name}: {(argument.IsResource ? $"resource<{counted}>" : counted)}";
    }

    private bool Takes(string name) =>
        Inputs.Any(input => input.Name == name || input.ApiName == name)
        || Attrs.Any(attr => attr.Name == name || attr.ApiName == name);

    private IEnumerable<string> ListNames() =>
        Inputs.Select(input => input.ApiName).Concat(Attrs.Where(attr => !attr.IsInferred).Select(attr => attr.ApiName));
}
