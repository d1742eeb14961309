using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Keeps what the ends of batches were told.</summary>
internal sealed class StepRecorder : Callback
{
    public List<(int Batch, Logs Logs)> Batches { get; } = [];

    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        Logs copy = [];
        foreach ((string name, double value) in logs)
        {
            copy[name] = value;
        }

        Batches.Add((batch, copy));
    }
}
