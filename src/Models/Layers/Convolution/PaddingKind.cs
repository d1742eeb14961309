namespace RawOpsNet.Models;

/// <summary>Says what stands around an input where a window reaches over its edge.</summary>
public enum PaddingKind
{
    /// <summary>Nothing: only whole windows are taken.</summary>
    Valid,

    /// <summary>As many zeros as keep ceil(size / stride) places, evenly on both ends.</summary>
    Same,

    /// <summary>Zeros before the first step, so that a place sees none that comes later; for sequences only.</summary>
    Causal,
}
