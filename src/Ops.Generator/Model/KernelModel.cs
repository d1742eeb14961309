namespace RawOpsNet.Generator.Model;

/// <summary>One kernel of an op: the dtypes it serves by the attr it switches on.</summary>
internal abstract record KernelModel
{
    /// <summary>The type attr the kernel switches on; null where the op has none or the kernel moves bytes.</summary>
    public string? By { get; init; }

    /// <summary>The dtypes served; for a kernel without a type attr, the fixed dtype or nothing.</summary>
    public DTypeSet Types { get; init; }
}
