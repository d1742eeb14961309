namespace RawOpsNet.Models;

/// <summary>Says what is written of a run.</summary>
public enum Verbosity
{
    /// <summary>Nothing.</summary>
    Silent,

    /// <summary>A bar that moves.</summary>
    Bar,

    /// <summary>A line for each epoch.</summary>
    Line,
}
