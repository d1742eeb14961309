namespace RawOpsNet;

/// <summary>Says whether a tensor's elements may be read.</summary>
internal enum TensorState : byte
{
    Live,
    Disposed,
    Stale,
}
