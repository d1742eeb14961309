namespace RawOpsNet;

/// <summary>Tells what an item between the brackets of an indexer does.</summary>
internal enum TensorIndexKind
{
    Element,
    Slice,
    NewAxis,
    Ellipsis,
    Tensor,
}
