using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Writes the ref structs that hand-written kernels and hooks take.</summary>
internal static class CallStructs
{
    /// <summary>The name of a call struct, fully qualified.</summary>
    public static string Name(OpEmission emission, CallPart part) =>
        $"global::{emission.KernelNamespace}.{ShortName(emission.Op, part)}";

    /// <summary>The name of a call struct in its namespace.</summary>
    public static string ShortName(OpModel op, CallPart part) => op.CSharpName + part switch
    {
        CallPart.Kernel or CallPart.Composite => "Call",
        CallPart.Shape => "Shape",
        _ => "Gradient",
    };

    /// <summary>The attrs that a call struct holds: all but counts and type lists that inputs carry.</summary>
    public static IEnumerable<AttrModel> Attrs(OpModel op) =>
        op.Attrs.Where(attr => !attr.IsInferred || attr is { Kind: AttrKind.Type, IsList: false });

    /// <summary>
    /// The camelCase name of an attr beside the arguments: an attr <c>T</c> beside an input <c>t</c> becomes tDType.
    /// </summary>
    public static string AttrName(OpModel op, AttrModel attr) =>
        op.Inputs.Concat(op.Outputs).Any(argument => argument.CSharpName == attr.CSharpName)
            || (attr.IsInferred && op.Attrs.Any(other => !other.IsInferred && other.CSharpName == attr.CSharpName))
                ? attr.CSharpName + "DType" : attr.CSharpName;

    /// <summary>Whether an argument or attr already has the name of a dim's member.</summary>
    public static bool IsTaken(OpModel op, string dim) =>
        op.Inputs.Concat(op.Outputs).Any(argument => Identifiers.Pascal(argument.CSharpName) == DimName(dim))
        || Attrs(op).Any(attr => Identifiers.Pascal(AttrName(op, attr)) == DimName(dim));

    /// <summary>
    /// Whether a call opens a resource's contents; a handle that is only named, assigned or destroyed is passed as it is.
    /// </summary>
    public static bool IsOpened(OpModel op, ArgumentModel input) =>
        input.IsResource && !input.IsList && input.Access != ResourceAccess.Write
        && (input.TypeAttr is not null || input.DType != DType.Invalid)
        && !op.Kernels.Any(kernel => kernel is CompositeKernel);

    /// <summary>The member of a bound dim.</summary>
    public static string DimName(string dim) => Identifiers.Pascal(dim);

    /// <summary>Writes a call struct.</summary>
    public static void Write(SourceWriter writer, OpEmission emission, CallPart part)
    {
        OpModel op = emission.Op;
        bool isKernelShaped = op.Shape.Outputs.Any(entry => entry.Kind == ShapeEntryKind.Kernel);
        string modifiers = part == CallPart.Kernel && isKernelShaped ? "ref" : "readonly ref";
        DocText.Element(writer, "summary", $"What {op.Name} hands to its {Describe(part)}.");
        using (writer.Open($"internal {modifiers} struct {ShortName(op, part)}"))
        {
            Member(writer, "global::RawOpsNet.OpServices.OpSite", "Site");
            foreach (ArgumentModel input in op.Inputs)
            {
                Member(writer, MemberType(op, input, part), Identifiers.Pascal(input.CSharpName));
            }

            foreach (AttrModel attr in Attrs(op))
            {
                Member(writer, Parameters.AttrType(emission, attr), Identifiers.Pascal(AttrName(op, attr)));
            }

            if (part == CallPart.Kernel)
            {
                WriteKernelMembers(writer, op, isKernelShaped);
            }
            else if (part == CallPart.Gradient)
            {
                WriteGradientMembers(writer, op);
            }
        }
    }

    private static void WriteKernelMembers(SourceWriter writer, OpModel op, bool isKernelShaped)
    {
        // Of a record with a mistake, the dims that any argument still names.
        IEnumerable<string> dims = op.IsBroken
            ? op.Shape.BoundDims.Concat(op.Inputs.Concat(op.Outputs).SelectMany(argument => argument.Dims)
                .Where(dim => dim.Kind == DimKind.Name).Select(dim => dim.Name)).Distinct()
            : op.Shape.BoundDims;
        foreach (string dim in dims.Where(dim => !IsTaken(op, dim)))
        {
            Member(writer, "long", DimName(dim));
        }

        foreach (ArgumentModel output in op.Outputs)
        {
            string type = Parameters.OutputType(output);
            writer.Line($"public {type} {Identifiers.Pascal(output.CSharpName)} {{ get; {(isKernelShaped ? "set" : "init")}; }}");
        }

        if (op.State is not null)
        {
            Member(writer, "global::RawOpsNet.OpServices.RandomState", "State");
        }
    }

    private static void WriteGradientMembers(SourceWriter writer, OpModel op)
    {
        foreach (ArgumentModel output in op.Outputs)
        {
            string type = output.IsList ? $"global::System.ReadOnlySpan<{Parameters.Tensor}>" : Parameters.Tensor;
            Member(writer, type, Identifiers.Pascal(output.CSharpName));
            Member(writer, type, "D" + Identifiers.Pascal(output.CSharpName));
            if (!output.IsList)
            {
                Member(writer, "bool", "HasD" + Identifiers.Pascal(output.CSharpName));
            }
        }
    }

    private static string MemberType(OpModel op, ArgumentModel input, CallPart part)
    {
        bool isOpened = part != CallPart.Gradient && IsOpened(op, input);
        return isOpened ? Parameters.Tensor : Parameters.InputType(input);
    }

    private static string Describe(CallPart part) => part switch
    {
        CallPart.Kernel => "kernel",
        CallPart.Composite => "composite",
        CallPart.Shape => "shape function",
        _ => "gradient function",
    };

    private static void Member(SourceWriter writer, string type, string name) =>
        writer.Line($"public {type} {name} {{ get; init; }}");
}
