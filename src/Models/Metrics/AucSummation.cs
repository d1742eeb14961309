namespace RawOpsNet.Models;

/// <summary>Says how <see cref="Auc"/> sums between thresholds.</summary>
public enum AucSummation
{
    /// <summary>By trapezoids; for precision over recall as Davis and Goadrich 2006.</summary>
    Interpolation,

    /// <summary>By the lower value.</summary>
    Minoring,

    /// <summary>By the higher value.</summary>
    Majoring,
}
