using RawOpsNet.Generator.Model;

namespace RawOpsNet.Tests.Runtime.Gradients;

/// <summary>One example of a record in one dtype.</summary>
/// <param name="Op">The record.</param>
/// <param name="Test">The example.</param>
/// <param name="DType">The value of <see cref="By"/>; Invalid where the op has no such attr.</param>
internal sealed record Example(OpModel Op, TestModel Test, DType DType)
{
    /// <summary>The name as a test runner shows it.</summary>
    public string Title => $"{Op.Name}: {Test.Name} [{(DType == DType.Invalid ? "-" : DType.Name)}, cpu]";

    /// <summary>The type attr that the example's dtypes are values of, by the generator's own rule.</summary>
    public AttrModel? By => ByOf(Op);

    /// <summary>The first type attr that an input which is no host input carries, else that an output carries.</summary>
    public static AttrModel? ByOf(OpModel op) =>
        op.Attrs.FirstOrDefault(attr => IsType(attr) && op.Inputs.Any(input => !input.IsHost && input.TypeAttr == attr.Name))
        ?? op.Attrs.FirstOrDefault(attr => IsType(attr) && op.Outputs.Any(output => output.TypeAttr == attr.Name));

    /// <summary>The dtype of an argument's elements, of a resource's contents.</summary>
    public DType DTypeOf(ArgumentModel argument)
    {
        if (argument.TypeAttr is not { } name)
        {
            bool isOpen = argument.DType == Generator.Model.DType.Invalid;
            return !isOpen ? (DType)argument.DType : DType == DType.Invalid ? DType.Float32 : DType;
        }

        if (Test.Attrs.FirstOrDefault(entry => entry.Name == name)?.Value is TestScalar given)
        {
            return DTypes.Parse(given.Text);
        }

        if (name == By?.Name)
        {
            return DType;
        }

        AttrModel attr = Op.Attr(name)!;
        return attr.Default is DTypeValue value ? (DType)value.Value
            : attr.Allowed.Contains(Generator.Model.DType.Int32) ? DType.Int32 : (DType)attr.AllowedDTypes[0];
    }

    private static bool IsType(AttrModel attr) => attr is { Kind: AttrKind.Type, IsList: false };
}
