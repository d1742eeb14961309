using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// Derives the sparse form of a dense update: indices after the gradient, row patterns in place of the dense ones.
/// </summary>
internal static class SparseDerivation
{
    private const string Row = "n";
    private const string Rest = "r";
    private const string Count = "i";

    /// <summary>Arguments and attrs of the sparse form: the base's, with what the record itself declares put in.</summary>
    public static OpModel Derive(OpModel own, OpModel dense, SparseRule rule)
    {
        HashSet<string> update = [.. rule.Update.Select(name => name.Value)];
        HashSet<string> from = [.. rule.From.Select(name => name.Value)];
        AttrModel[] attrs = MergeAttrs(own, dense);
        List<ArgumentModel> inputs = [];
        int after = -1;
        foreach (ArgumentModel input in dense.Inputs)
        {
            string name = rule.Renamed(input.Name);
            ArgumentModel derived = name == input.Name ? input
                : input with { Name = name, CSharpName = CSharpNames.Parameter(name), PublicName = null, Rename = null };
            if (update.Contains(name) || update.Contains(input.Name))
            {
                derived = derived with { HasDims = true, Dims = Dims(Row) };
            }
            else if (from.Contains(name) || from.Contains(input.Name))
            {
                derived = derived with { HasDims = true, Dims = Dims(Count) };
                after = inputs.Count;
            }

            inputs.Add(derived);
        }

        inputs.Insert(after + 1, Indices(rule.Indices, attrs));
        HashSet<string> carried = SignatureBinder.CarriedBy(inputs);
        return own with
        {
            Inputs = inputs.ToArray(),
            Outputs = dense.Outputs,
            Attrs = attrs.Select(attr => attr with { IsInferred = carried.Contains(attr.Name) }).ToArray(),
        };
    }

    // The record's own attrs come after the base's type attrs, as in TensorFlow's OpDefs.
    private static AttrModel[] MergeAttrs(OpModel own, OpModel dense)
    {
        AttrModel[] added = own.Attrs.Where(attr => dense.Attr(attr.Name) is null).ToArray();
        IEnumerable<AttrModel> inherited = dense.Attrs.Select(attr => own.Attr(attr.Name) ?? attr);
        return
        [
            .. inherited.Where(attr => attr.Kind == AttrKind.Type), .. added,
            .. inherited.Where(attr => attr.Kind != AttrKind.Type),
        ];
    }

    private static ArgumentModel Indices(string type, AttrModel[] attrs)
    {
        AttrModel? attr = Array.Find(attrs, candidate => candidate.Name == type && candidate.Kind == AttrKind.Type);
        DType dtype = attr is null && DTypes.TryParse(type, out DType found) ? found : DType.Invalid;
        return new ArgumentModel
        {
            Name = "indices",
            CSharpName = "indices",
            TypeAttr = attr?.Name,
            DType = dtype,
            Allowed = attr?.Allowed ?? (dtype == DType.Invalid ? DTypeSet.None : DTypeSet.Of(dtype)),
            HasDims = true,
            Dims = new[] { new DimModel(DimKind.Name, Count) },
        };
    }

    private static DimModel[] Dims(string first) => [new DimModel(DimKind.Name, first), new DimModel(DimKind.Rest, Rest)];
}
