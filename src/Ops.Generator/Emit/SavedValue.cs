using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Something a record keeps for the gradient: how it is read back into a local, and what is saved.</summary>
/// <param name="Read">The statement that declares the local.</param>
/// <param name="Save">The argument of <c>record.Save</c>, in terms of the parameters of Record.</param>
internal sealed record SavedValue(string Read, string Save)
{
    /// <summary>Keeps an input or output.</summary>
    public static SavedValue Of(ArgumentModel argument, string local)
    {
        string name = Identifiers.Escape(argument.CSharpName);
        return argument.IsResource
            ? new SavedValue($"ResourceHandle {local} = (ResourceHandle)saved.Object()!;", $"(object){name}")
            : argument.IsList
                ? new SavedValue($"Tensor[] {local} = saved.Tensors();", name)
                : new SavedValue($"Tensor {local} = saved.Tensor();", name);
    }

    /// <summary>Keeps an attr.</summary>
    public static SavedValue Of(OpEmission emission, AttrModel attr, string local)
    {
        string name = Identifiers.Escape(CallStructs.AttrName(emission.Op, attr));
        string type = Parameters.AttrType(emission, attr);
        if (attr.IsList)
        {
            string item = type.Substring(type.IndexOf('<') + 1).TrimEnd('>');
            return new SavedValue($"{item}[] {local} = ({item}[])saved.Object()!;", $"(object){name}.ToArray()");
        }

        return attr.Kind switch
        {
            AttrKind.Int => new SavedValue($"long {local} = saved.Long();", name),
            AttrKind.Float => new SavedValue($"float {local} = (float)saved.Double();", $"(double){name}"),
            AttrKind.Bool => new SavedValue($"bool {local} = saved.Bool();", name),
            AttrKind.Type => new SavedValue($"DType {local} = saved.DType();", name),
            AttrKind.String when attr.EnumName is not null =>
                new SavedValue($"{type} {local} = ({type})saved.Long();", $"(long){name}"),
            AttrKind.Shape or AttrKind.Tensor => new SavedValue($"{type} {local} = ({type})saved.Object()!;", $"(object?){name}"),
            _ => new SavedValue($"string {local} = (string)saved.Object()!;", $"(object){name}"),
        };
    }
}
