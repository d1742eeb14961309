using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Is a model of one weight, the number of the epoch, whose figures a script gives.</summary>
internal sealed class ScriptedModel : Model
{
    private const double LossStep = 0.1;

    private readonly Variable _weight = Variable.From(() => 0f, name: "weight");
    private int _batch;

    public ScriptedModel(double learningRate)
    {
        Compile(new SGD(learningRate));
        EnsureBuilt([1, 1]);
    }

    /// <summary>Gets the epoch whose weights the model holds, from 0.</summary>
    public int EpochOfWeights => (int)_weight.Read().Item<float>();

    public override IReadOnlyDictionary<string, Tensor> TrainStep(Batch data) => new Dictionary<string, Tensor>
    {
        ["loss"] = 1 - (LossStep * _batch++),
    };

    /// <summary>Trains, each epoch with the figure that a row of the recording has.</summary>
    /// <returns>The epochs that were run.</returns>
    public IReadOnlyList<int> Play(string monitor, int firstEpoch, IReadOnlyList<double?> values, int batches, Callback watched,
        Action<int, Logs> afterEpoch)
    {
        LambdaCallback script = new()
        {
            EpochBegin = epoch =>
            {
                _batch = 0;
                _weight.Assign((float)epoch);
            },
            EpochEnd = (epoch, logs) =>
            {
                if (values[epoch - firstEpoch] is { } value)
                {
                    logs[monitor] = value;
                }
            },
        };
        LambdaCallback after = new() { EpochEnd = afterEpoch };
        Tensor x = Tensor.From<float>(new float[batches], [batches, 1]);
        History history = Fit(
            x, batchSize: 1, epochs: firstEpoch + values.Count, verbosity: Verbosity.Silent, callbacks: [script, watched, after],
            shuffle: false, initialEpoch: firstEpoch);
        return history.Epochs;
    }

    protected override Tensor Call(Tensor input, bool training) => input;
}
