using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Orders and types the parameters of an op's methods: inputs, required attrs, optional attrs.</summary>
internal static class Parameters
{
    /// <summary>The type of a tensor.</summary>
    public const string Tensor = "global::RawOpsNet.Tensor";

    /// <summary>Lists the parameters of the dynamic method.</summary>
    public static List<Parameter> Of(OpEmission emission)
    {
        OpModel op = emission.Op;
        List<Parameter> parameters = new();
        foreach (ArgumentModel input in op.Inputs)
        {
            parameters.Add(new Parameter(
                Identifiers.Escape(input.CSharpName), InputType(input), null, input.Doc ?? "", input, null));
        }

        IEnumerable<AttrModel> attrs = op.Attrs.Where(attr => !attr.IsInferred);
        foreach (AttrModel attr in attrs.Where(attr => attr.Default is null).Concat(
            attrs.Where(attr => attr.Default is not null)))
        {
            parameters.Add(new Parameter(
                Identifiers.Escape(attr.CSharpName), AttrType(emission, attr), AttrDefaults.Parameter(emission, attr),
                DocText.Join(DocText.Sentence(attr.Doc ?? ""), AttrDefaults.Note(attr)), null, attr));
        }

        return Reorder(op, parameters);
    }

    /// <summary>The type of an input: a tensor, a handle, or a span of tensors.</summary>
    public static string InputType(ArgumentModel input) =>
        input.IsList ? $"global::System.ReadOnlySpan<{(input.IsResource ? "global::RawOpsNet.ResourceHandle" : Tensor)}>"
        : input.IsResource ? "global::RawOpsNet.ResourceHandle"
        : Tensor;

    /// <summary>The type of an output: a tensor, several, or a handle.</summary>
    public static string OutputType(ArgumentModel output) =>
        (output.IsResource ? "global::RawOpsNet.ResourceHandle" : Tensor) + (output.IsList ? "[]" : "");

    /// <summary>The type of an attr's parameter.</summary>
    public static string AttrType(OpEmission emission, AttrModel attr)
    {
        string item = attr.Kind switch
        {
            AttrKind.Int => "long",
            AttrKind.Float => "float",
            AttrKind.Bool => "bool",
            AttrKind.String when attr.EnumName is not null => $"global::{emission.Namespace}.{attr.EnumName}",
            AttrKind.String or AttrKind.Func => "string",
            AttrKind.Shape => "global::RawOpsNet.Shape",
            AttrKind.Tensor => Tensor,
            _ => "global::RawOpsNet.DType",
        };
        return attr.IsList ? $"global::System.ReadOnlySpan<{item}>" : item + (IsNullable(attr) ? "?" : "");
    }

    /// <summary>Whether an absent attr arrives as null, since C# cannot write its default.</summary>
    public static bool IsNullable(AttrModel attr) =>
        attr is { IsList: false, Default: not null, Kind: AttrKind.Shape or AttrKind.Tensor };

    private static List<Parameter> Reorder(OpModel op, List<Parameter> parameters)
    {
        if (op.ParameterOrder.Count == 0)
        {
            return parameters;
        }

        List<string> order = op.ParameterOrder.ToList();
        int Rank(Parameter parameter)
        {
            int index = order.IndexOf(parameter.Input?.Name ?? parameter.Attr!.Name);
            return index < 0 ? int.MaxValue : index;
        }

        // C# wants what has a default at the end, whatever the record says.
        return parameters.OrderBy(parameter => parameter.Default is null ? 0 : 1).ThenBy(Rank).ToList();
    }
}
