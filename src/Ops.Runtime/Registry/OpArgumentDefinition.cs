namespace RawOpsNet;

/// <summary>Describes an input or output of an op, as TensorFlow's OpDef does.</summary>
/// <param name="Name">The OpDef's name.</param>
public sealed record OpArgumentDefinition(string Name)
{
    /// <summary>Gets the name in C#, which differs where TensorFlow's Python name does; never null.</summary>
    public string ApiName { get; init; } = Name;

    /// <summary>Gets the fixed dtype, or Invalid where an attr gives it. For a resource this is Resource.</summary>
    public DType DType { get; init; }

    /// <summary>Gets the attr that gives the dtype, or null.</summary>
    public string? TypeAttr { get; init; }

    /// <summary>Gets the attr that gives the count of an N*T argument, or null.</summary>
    public string? NumberAttr { get; init; }

    /// <summary>Gets the attr that gives count and dtypes of a list, or null.</summary>
    public string? TypeListAttr { get; init; }

    /// <summary>Gets whether it is a handle of a variable.</summary>
    public bool IsResource { get; init; }

    /// <summary>Gets whether it is TensorFlow's older reference to a variable.</summary>
    public bool IsReference { get; init; }

    /// <summary>Gets whether the call may change the variable it names.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Gets whether its value is read on the host.</summary>
    public bool IsHost { get; init; }

    /// <summary>Gets the dims of the record's notation, such as <c>[m, k]</c>; empty where any shape will do.</summary>
    public string Dims { get; init; } = "";

    /// <summary>Gets the line of documentation; empty where there is none.</summary>
    public string Doc { get; init; } = "";

    /// <summary>Gets whether it stands for several tensors.</summary>
    public bool IsList => NumberAttr is not null || TypeListAttr is not null;
}
