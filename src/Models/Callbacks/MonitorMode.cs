namespace RawOpsNet.Models;

/// <summary>Says which direction of a watched figure is better.</summary>
public enum MonitorMode
{
    /// <summary>By the figure's name: accuracies grow, everything else shrinks.</summary>
    Auto,

    /// <summary>Smaller is better.</summary>
    Min,

    /// <summary>Larger is better.</summary>
    Max,
}
