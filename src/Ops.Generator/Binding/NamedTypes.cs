using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>The dtype sets and enums that records may name: the built-in sets, and those of every file.</summary>
internal sealed record NamedTypes(EquatableArray<NamedSet> Sets, EquatableArray<EnumModel> Enums)
{
    /// <summary>TensorFlow's sets (op_def_builder.cc), in its order, and the schema's own.</summary>
    public static readonly EquatableArray<NamedSet> BuiltIn = new NamedSet[]
    {
        new("numbertype", new DType[]
        {
            DType.Float32, DType.Float64, DType.Int32, DType.UInt8, DType.Int16, DType.Int8, DType.Complex64, DType.Int64,
            DType.QInt8, DType.QUInt8, DType.QInt32, DType.BFloat16, DType.QInt16, DType.QUInt16, DType.UInt16, DType.Complex128,
            DType.Float16, DType.UInt32, DType.UInt64,
        }),
        new("realnumbertype", new DType[]
        {
            DType.Float32, DType.Float64, DType.Int32, DType.UInt8, DType.Int16, DType.Int8, DType.Int64, DType.BFloat16,
            DType.UInt16, DType.Float16, DType.UInt32, DType.UInt64,
        }),
        new("quantizedtype", new DType[] { DType.QInt8, DType.QUInt8, DType.QInt32, DType.QInt16, DType.QUInt16 }),
        new("floats", DTypeSet.Floats.InOrder().ToArray()),
        new("ints", DTypeSet.Ints.InOrder().ToArray()),
        new("complexes", DTypeSet.Complexes.InOrder().ToArray()),
    };

    /// <summary>The built-in sets alone.</summary>
    public static readonly NamedTypes None = new(BuiltIn, EquatableArray<EnumModel>.Empty);

    /// <summary>Every name of a dtype or set.</summary>
    public IEnumerable<string> TypeNames => DTypes.Rows.Select(row => row.Name).Concat(Sets.Select(set => set.Name));

    /// <summary>The dtypes a name stands for, or null.</summary>
    public EquatableArray<DType>? FindTypes(string name)
    {
        if (DTypes.TryParse(name, out DType dtype))
        {
            return new DType[] { dtype };
        }

        foreach (NamedSet set in Sets)
        {
            if (set.Name == name)
            {
                return set.Types;
            }
        }

        return null;
    }

    /// <summary>The enum of a name, or null.</summary>
    public EnumModel? FindEnum(string name)
    {
        foreach (EnumModel model in Enums)
        {
            if (model.Name == name)
            {
                return model;
            }
        }

        return null;
    }
}
