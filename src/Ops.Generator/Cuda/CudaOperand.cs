using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Cuda;

/// <summary>One parameter of an elementwise kernel, and how a step sees it.</summary>
internal sealed record CudaOperand(ScopeName Name, AttrKind? AttrKind)
{
    /// <summary>Whether it is a tensor: an input, an output or a resource.</summary>
    public bool IsTensor => Name.Role is NameRole.Input or NameRole.Output or NameRole.Resource;

    /// <summary>Whether the kernel writes it.</summary>
    public bool IsWritten => Name.IsWritable;

    /// <summary>Whether the kernel reads it.</summary>
    public bool IsRead => Name.Role != NameRole.Output;

    /// <summary>The type of an element in memory.</summary>
    public string Element => Name.Kind == ValueKind.Mask ? "bool" : Name.DType == DType.Invalid ? "T" : CudaTypes.Of(Name.DType);

    /// <summary>The type a step computes in.</summary>
    public string Lane => Name.Kind == ValueKind.Mask ? "bool" : "typename ro_compute<T>::type";

    /// <summary>The parameter's name.</summary>
    public string Parameter => (Name.Role == NameRole.Attr ? "a_" : Name.Role == NameRole.Scalar ? "s_" : "p_") + Name.Name;

    /// <summary>The parameter's declaration.</summary>
    public string Declaration => Name.Role switch
    {
        NameRole.Attr => AttrType + " " + Parameter,
        NameRole.Scalar => "Scalar<" + Element + "> " + Parameter,
        _ => (IsWritten ? "" : "const ") + Element + "* " + Parameter,
    };

    /// <summary>The declaration in a step.</summary>
    public string StepDeclaration => Name.Role == NameRole.Attr ? Declaration : Lane + (IsWritten ? "& v_" : " v_") + Name.Name;

    /// <summary>What a step is called with.</summary>
    public string StepArgument => Name.Role == NameRole.Attr ? Parameter : "v_" + Name.Name;

    /// <summary>Reads a scalar once, before the loop.</summary>
    public string ScalarLine => "const C v_" + Name.Name + " = "
        + (Name.DType == DType.Invalid ? "ro_up(" + Parameter + ".get());" : "ro_number<C>::of(" + Parameter + ".get());");

    private string AttrType => AttrKind switch
    {
        Model.AttrKind.Bool => "bool",
        Model.AttrKind.Int => "i64",
        _ => "f32",
    };

    /// <summary>A lane from an element.</summary>
    public string Up(string element) => Name.Kind == ValueKind.Mask ? element : "ro_up(" + element + ")";

    /// <summary>An element from a lane.</summary>
    public string Down(string lane) => Name.Kind == ValueKind.Mask ? lane : "ro_down<T>(" + lane + ")";
}
