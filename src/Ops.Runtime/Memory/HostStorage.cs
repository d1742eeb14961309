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

    /// <summary>The next storage of the thread's cache that this one is in.</summary>
    public HostStorage? Next { get; set; }

    public long Capacity { get; }

    public void StartLife() => References = 1;

    internal override void Expose() => Block.IsExposed = true;

    protected override void Recycle() => ThreadMemory.Current.Return(this);
}
