namespace RawOpsNet.Models;

/// <summary>Says in which order an epoch takes the samples.</summary>
internal enum ShuffleKind
{
    /// <summary>As they lie.</summary>
    None,

    /// <summary>In a new order each epoch.</summary>
    Samples,

    /// <summary>Batches keep neighbours; their order, and the order inside, is new each epoch.</summary>
    Batches,
}
