namespace RawOpsNet.OpServices;

/// <summary>Holds a block of pooled host memory for the tensors that share it.</summary>
internal sealed unsafe class HostStorage : Storage
{
    public HostStorage(Block block)
    {
        Block = block;
        Data = block.Data;
        Capacity = block.Capacity;
    }

    /// <summary>The memory.</summary>
    public Block Block { get; }

    /// <summary>The next of the storages that were taken from a shared list together.</summary>
    public HostStorage? Next { get; set; }

    public long Capacity { get; }

    internal override void Expose() => Block.IsExposed = true;

    protected override void Recycle() => ThreadMemory.Current.Return(this);
}
