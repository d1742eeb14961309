using System.Globalization;

namespace RawOpsNet.Models;

/// <summary>Ends training after a batch whose running loss is NaN or infinite (Keras' TerminateOnNaN).</summary>
/// <param name="output">Where to write that it happened; null: the console.</param>
public sealed class TerminateOnNaN(TextWriter? output = null) : Callback
{
    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        if (logs.TryGetValue("loss", out double loss) && !double.IsFinite(loss))
        {
            (output ?? Console.Out).Write(string.Create(
                CultureInfo.InvariantCulture, $"Batch {batch}: Invalid loss, terminating training\n"));
            Model.StopTraining = true;
        }
    }
}
