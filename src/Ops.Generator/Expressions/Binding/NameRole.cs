namespace RawOpsNet.Generator.Expressions.Binding;

/// <summary>What a name in the scope of a kernel stands for.</summary>
internal enum NameRole
{
    /// <summary>An input tensor.</summary>
    Input,

    /// <summary>A scalar input, the same for all elements.</summary>
    Scalar,

    /// <summary>An output.</summary>
    Output,

    /// <summary>The contents of a resource; the body may write it where the record says so.</summary>
    Resource,

    /// <summary>An attr.</summary>
    Attr,

    /// <summary>A value of the surrounding code: a let, a bound dim, or the x, a, b, r and count of a reduction.</summary>
    Local,
}
