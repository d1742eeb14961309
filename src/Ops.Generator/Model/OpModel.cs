using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Model;

/// <summary>
/// One op, bound: every name in it exists, every type fits. An op with errors is kept and says so in <see cref="IsBroken"/>.
/// </summary>
internal sealed record OpModel
{
    /// <summary>The OpDef's name, as written after <c>op:</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the C# method: the op's name unless <c>csharp.name</c> says otherwise.</summary>
    public required string CSharpName { get; init; }

    /// <summary>
    /// The yaml file, by its last two segments at most (<c>ops/math.ops.yaml</c>), for the generated file's header.
    /// </summary>
    public required string FileName { get; init; }

    /// <summary>Whether errors were found: the generated method throws, and nothing else of the op is emitted.</summary>
    public bool IsBroken { get; init; }

    /// <summary>The release that had the op first; null where the record does not say.</summary>
    public string? Since { get; init; }

    /// <summary>One sentence: what the op does.</summary>
    public string Summary { get; init; } = "";

    /// <summary>More text; null where the record has none.</summary>
    public string? Description { get; init; }

    /// <summary>The inputs in OpDef order.</summary>
    public EquatableArray<ArgumentModel> Inputs { get; init; }

    /// <summary>The outputs in OpDef order.</summary>
    public EquatableArray<ArgumentModel> Outputs { get; init; }

    /// <summary>The attrs in OpDef order.</summary>
    public EquatableArray<AttrModel> Attrs { get; init; }

    /// <summary>The flags; <see cref="OpTraits.Stateful"/> is added where <c>readwrite</c> or <c>state</c> implies it.</summary>
    public OpTraits Traits { get; init; }

    /// <summary>Who may call the method.</summary>
    public OpVisibility Visibility { get; init; }

    /// <summary>Since when and what to use instead; null where the op is current.</summary>
    public DeprecationModel? Deprecated { get; init; }

    /// <summary>The order of the C# parameters by OpDef name where <c>csharp.order</c> changes it; empty otherwise.</summary>
    public EquatableArray<string> ParameterOrder { get; init; }

    /// <summary>Conditions on attrs and host scalars, checked before shapes.</summary>
    public EquatableArray<RequireModel> Require { get; init; }

    /// <summary>Conditions on every element of inputs, checked after shapes and before the output is allocated.</summary>
    public EquatableArray<CheckModel> Check { get; init; }

    /// <summary>The shape rule; every output has an entry in it or a shape by its dims.</summary>
    public ShapeModel Shape { get; init; } = ShapeModel.None;

    /// <summary>Which outputs may take which inputs' buffers.</summary>
    public EquatableArray<ReuseModel> Reuse { get; init; }

    /// <summary>Which outputs are views of which inputs.</summary>
    public EquatableArray<ViewModel> View { get; init; }

    /// <summary>The generator state of a random op; null where it has none.</summary>
    public StateModel? State { get; init; }

    /// <summary>The kernels; empty for an op that is skipped.</summary>
    public EquatableArray<KernelModel> Kernels { get; init; }

    /// <summary>How gradients flow to the inputs.</summary>
    public GradientModel Gradient { get; init; } = GradientModel.NoGradient;

    /// <summary>How this op was derived from a dense one; null for other ops.</summary>
    public SparseModel? Sparse { get; init; }

    /// <summary>Raw passthrough keys of the OpDef, key and text.</summary>
    public EquatableArray<OpDefEntry> OpDefEntries { get; init; }

    /// <summary>
    /// The first test as a line of C#, such as <c>AddV2([1, 2, 3], [10, 20, 30]) == [11, 22, 33]</c>; null where there is none.
    /// </summary>
    public string? Example { get; init; }

    /// <summary>The input of a name, or null.</summary>
    public ArgumentModel? Input(string name) => Find(Inputs, name);

    /// <summary>The output of a name, or null.</summary>
    public ArgumentModel? Output(string name) => Find(Outputs, name);

    /// <summary>The attr of a name, or null.</summary>
    public AttrModel? Attr(string name)
    {
        foreach (AttrModel attr in Attrs)
        {
            if (attr.Name == name)
            {
                return attr;
            }
        }

        return null;
    }

    /// <summary>The input whose elements a check looks at, or null.</summary>
    public ArgumentModel? CheckedInput(CheckModel check)
    {
        foreach (Name name in ExpressionWalk.NamesIn(check.Condition))
        {
            if (Input(name.Identifier) is { IsScalar: false } input)
            {
                return input;
            }
        }

        return null;
    }

    /// <summary>Whether a flag is set.</summary>
    public bool Has(OpTraits trait) => (Traits & trait) != 0;

    private static ArgumentModel? Find(EquatableArray<ArgumentModel> arguments, string name)
    {
        foreach (ArgumentModel argument in arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}
