namespace RawOpsNet.Models;

/// <summary>Has a figure that is gathered over batches and stands in the logs: a metric, a mean, a sum.</summary>
public interface IFigure
{
    /// <summary>Gets the name in the logs.</summary>
    string Name { get; }

    /// <summary>Computes the figure over all batches since the last reset.</summary>
    Tensor Result();

    /// <summary>Forgets all batches.</summary>
    void ResetState();
}
