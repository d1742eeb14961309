using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Records every call of a hook, by Keras' names.</summary>
internal sealed class HookRecorder(List<HookCall> calls, string name = "", bool aliasesOnly = false) : Callback
{
    public override void OnTrainBegin() => Add("on_train_begin");

    public override void OnTrainEnd(Logs logs) => Add("on_train_end", null, logs);

    public override void OnEpochBegin(int epoch) => Add("on_epoch_begin", epoch);

    public override void OnEpochEnd(int epoch, Logs logs) => Add("on_epoch_end", epoch, logs);

    public override void OnTrainBatchBegin(int batch)
    {
        Add("on_train_batch_begin", batch);
        base.OnTrainBatchBegin(batch);
    }

    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        Add("on_train_batch_end", batch, logs);
        base.OnTrainBatchEnd(batch, logs);
    }

    public override void OnBatchBegin(int batch) => AddAlias("on_batch_begin", batch, []);

    public override void OnBatchEnd(int batch, Logs logs) => AddAlias("on_batch_end", batch, logs);

    public override void OnTestBegin() => Add("on_test_begin");

    public override void OnTestEnd(Logs logs) => Add("on_test_end", null, logs);

    public override void OnTestBatchBegin(int batch) => Add("on_test_batch_begin", batch);

    public override void OnTestBatchEnd(int batch, Logs logs) => Add("on_test_batch_end", batch, logs);

    public override void OnPredictBegin() => Add("on_predict_begin");

    public override void OnPredictEnd() => Add("on_predict_end");

    public override void OnPredictBatchBegin(int batch) => Add("on_predict_batch_begin", batch);

    public override void OnPredictBatchEnd(int batch, Tensors outputs) =>
        calls.Add(new HookCall("on_predict_batch_end", batch, "outputs " + outputs.Single.Shape[0], name));

    private void Add(string hook, int? index = null, Logs? logs = null)
    {
        if (!aliasesOnly)
        {
            calls.Add(new HookCall(hook, index, string.Join(' ', logs?.Keys ?? Enumerable.Empty<string>()), name));
        }
    }

    private void AddAlias(string hook, int batch, Logs logs)
    {
        if (aliasesOnly)
        {
            calls.Add(new HookCall(hook, batch, string.Join(' ', logs.Keys), name));
        }
    }
}
