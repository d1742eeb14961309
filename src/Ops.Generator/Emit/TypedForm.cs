using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// Works out the overload on <c>Tensor&lt;T&gt;</c>: generic in the type attrs that its inputs carry, concrete where a dtype is
/// fixed. Host inputs stay tensors; an output whose dtype no input carries takes the attr's default, or stays untyped.
/// </summary>
internal sealed class TypedForm
{
    private readonly OpModel _op;

    private TypedForm(OpModel op) => _op = op;

    /// <summary>The type attrs that become type parameters, in the order of the attrs.</summary>
    public List<AttrModel> TypeParameters { get; } = [];

    /// <summary>Works out the overload; null where it would equal the dynamic method.</summary>
    public static TypedForm? Of(OpModel op)
    {
        TypedForm form = new(op);
        bool isTyped = false;
        foreach (ArgumentModel input in op.Inputs.Where(CarriesType))
        {
            isTyped = true;
            if (input.TypeAttr is not null && form.Fixed(input) is null
                && form.TypeParameters.All(attr => attr.Name != input.TypeAttr))
            {
                form.TypeParameters.Add(op.Attr(input.TypeAttr)!);
            }
        }

        return isTyped ? form : null;
    }

    /// <summary>
    /// Whether the overload leaves a parameter out: a type attr with a default, which decides an output's type.
    /// </summary>
    public static bool Drops(Parameter parameter) => parameter.Attr is { Kind: AttrKind.Type, IsList: false, Default: not null };

    /// <summary>Whether an input has a typed view: on the device, with one dtype that a C# type stands for.</summary>
    public static bool CarriesType(ArgumentModel input) =>
        input is { IsHost: false, TypeListAttr: null, Storage: ArgumentStorage.Value or ArgumentStorage.Resource }
        && (input.TypeAttr is not null || DTypes.Rows.Any(row => row.DType == input.DType && row.CSharpType.Length > 0))
        && !(input.IsResource && input.IsList);

    /// <summary>The element type of an argument, or null where it stays untyped.</summary>
    public string? ElementOf(ArgumentModel argument)
    {
        if (Fixed(argument) is { } type)
        {
            return type;
        }

        if (argument.TypeAttr is null || argument.TypeListAttr is not null)
        {
            return null;
        }

        if (TypeParameters.Any(attr => attr.Name == argument.TypeAttr))
        {
            return Name(argument.TypeAttr);
        }

        AttrModel attr = _op.Attr(argument.TypeAttr)!;
        return !attr.IsInferred && attr.Default is DTypeValue value ? OrNull(DTypes.CSharpType(value.Value)) : null;
    }

    /// <summary>The name of a type parameter.</summary>
    public static string Name(string attr) => attr[0] == 'T' ? attr : "T" + Identifiers.Pascal(attr);

    /// <summary>The constraints, one for each type parameter.</summary>
    public IEnumerable<string> Constraints() =>
        TypeParameters.Select(attr => NumericConstraint.OfView(attr.Allowed, Name(attr.Name)));

    private string? Fixed(ArgumentModel argument)
    {
        if (argument.TypeListAttr is not null)
        {
            return null;
        }

        DType dtype = argument.TypeAttr is null ? argument.DType
            : _op.Attr(argument.TypeAttr) is { AllowedDTypes.Count: 1 } attr ? attr.AllowedDTypes[0]
            : DType.Invalid;
        return dtype == DType.Invalid ? null : OrNull(DTypes.CSharpType(dtype));
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
