namespace RawOpsNet;

/// <summary>Describes one kernel of an op.</summary>
/// <param name="Device">The kind of device: cpu or cuda.</param>
/// <param name="Form">How it is written: elementwise, reduce, cpu, cuda, composite or view.</param>
/// <param name="TypeAttr">The attr it switches on; empty where it does not switch.</param>
/// <param name="DTypes">The dtypes it serves, as a mask of their numbers; 0 where it does not switch.</param>
public sealed record OpKernelDefinition(string Device, string Form, string TypeAttr, ulong DTypes)
{
    /// <summary>Lists the dtypes the kernel serves.</summary>
    public IEnumerable<DType> ListDTypes()
    {
        for (ulong rest = DTypes; rest != 0; rest &= rest - 1)
        {
            yield return (DType)System.Numerics.BitOperations.TrailingZeroCount(rest);
        }
    }
}
