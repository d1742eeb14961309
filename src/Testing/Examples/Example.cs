using RawOpsNet.Generator.Model;
using ModelDType = RawOpsNet.Generator.Model.DType;

namespace RawOpsNet.Testing.Examples;

/// <summary>An example of a record, in one dtype.</summary>
internal sealed record Example(OpModel Op, TestModel Test, DType? DType)
{
    /// <summary>The type attr that the example's dtype is a value of: the one that kernels go by.</summary>
    public AttrModel? By { get; } =
        Op.Attrs.FirstOrDefault(attr => Op.Inputs.Any(input => input.TypeAttr == attr.Name && !input.IsHost))
        ?? (Op.Outputs.FirstOrDefault(output => output.TypeAttr is not null)?.TypeAttr is { } name ? Op.Attr(name) : null);

    /// <summary>The name of the test case.</summary>
    public string Name => $"{Op.Name}: {Test.Name} [{(DType is { } dtype ? dtype.Name + ", " : "")}cpu]";

    /// <summary>The dtype of an input, an output, or what a resource holds.</summary>
    public DType TypeOf(ArgumentModel argument)
    {
        if (argument.TypeAttr is { } attr)
        {
            return TypeOf(Op.Attr(attr)!);
        }

        if (argument.DType != ModelDType.Invalid)
        {
            return (DType)(byte)argument.DType;
        }

        // A handle says nothing of what it holds: what goes in or comes out does.
        return Op.Inputs.FirstOrDefault(input => input.TypeAttr is not null)?.TypeAttr is { } other
            ? TypeOf(Op.Attr(other)!)
            : RawOpsNet.DType.Float32;
    }

    /// <summary>The dtype that a type attr has in this example.</summary>
    public DType TypeOf(AttrModel attr)
    {
        foreach (TestEntry given in Test.Attrs)
        {
            if (given.Name == attr.Name && given.Value is TestScalar text)
            {
                return DTypes.Parse(text.Text);
            }
        }

        return attr.Name == By?.Name && DType is { } dtype ? dtype
            : attr.Default is DTypeValue value ? (DType)(byte)value.Value
            : attr.AllowedDTypes.Count == 0 || attr.Allowed.Contains(ModelDType.Int32) ? RawOpsNet.DType.Int32
            : (DType)(byte)attr.AllowedDTypes[0];
    }
}
