namespace RawOpsNet.Models;

/// <summary>Says under which curve <see cref="Auc"/> measures the area.</summary>
public enum AucCurve
{
    /// <summary>The rate of true positives over that of false ones.</summary>
    Roc,

    /// <summary>Precision over recall.</summary>
    PrecisionRecall,
}
