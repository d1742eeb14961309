namespace RawOpsNet.Models;

public abstract partial class Model
{
    [Untracked]
    private ResumePoint? _resume;

    internal long ShuffleSeed { get; private set; }

    // Whether the running fit was ended by its token, most likely within an epoch.
    internal bool WasCancelled { get; private set; }

    /// <summary>Lets the fit that is about to begin go on from a point; called in OnTrainBegin.</summary>
    internal void ResumeFit(ResumePoint point) => _resume = point;

    private History Fit(Func<long, BatchSource> open, FitPlan plan)
    {
        _ = Optimizer;
        RequirePositive(plan.Epochs, "epochs");
        if (plan.InitialEpoch < 0)
        {
            throw new InvalidArgumentException(
                $"{Name}: Expected initialEpoch to be non-negative. Received is {plan.InitialEpoch}.");
        }

        ShuffleSeed = plan.ShuffleSeed;
        using BatchSource data = open(plan.ShuffleSeed);
        CallbackList told = new(this, plan.Callbacks, new RunParameters(plan.Epochs, data.Steps, plan.Verbosity));
        History = told.History;
        StopTraining = false;
        WasCancelled = false;
        _resume = null;
        TrainableFlags? current = _compiledFlags?.Swap();
        try
        {
            Run(data, open, told, plan);
        }
        finally
        {
            current?.Swap();
        }

        return told.History;
    }

    private void Run(BatchSource data, Func<long, BatchSource> open, CallbackList told, FitPlan plan)
    {
        Logs logs = [];
        told.Each(callback => callback.OnTrainBegin());
        int epoch = plan.InitialEpoch;
        EpochRun run = new() { Steps = data.Steps };
        BatchSource source = data;
        if (_resume is { } point)
        {
            ShuffleSeed = point.ShuffleSeed;
            source = open(point.ShuffleSeed);
            source.Skip(point.Epoch - plan.InitialEpoch, point.Step, run.Steps);
            epoch = point.Epoch;
            run.FirstStep = point.Step;
        }

        for (; epoch < plan.Epochs && !run.IsDry; epoch++)
        {
            logs = RunEpoch(source, told, plan, run, epoch);
            told.Each(callback => callback.OnEpochEnd(epoch, told.Shared(logs)));
            told.Forget();
            if (StopTraining)
            {
                break;
            }
        }

        if (!ReferenceEquals(source, data))
        {
            source.Dispose();
        }

        Optimizer.FinalizeVariableValues(TrainableWeights);
        told.Each(callback => callback.OnTrainEnd(logs));
    }

    private Logs RunEpoch(BatchSource data, CallbackList told, FitPlan plan, EpochRun run, int epoch)
    {
        ResetMetrics();
        told.Each(callback => callback.OnEpochBegin(epoch));
        Logs logs = TrainEpoch(data, told, plan, run, epoch);
        if (plan.OpenValidation is { } openValidation && plan.IsValidated(epoch + 1)
            && !plan.Cancellation.IsCancellationRequested)
        {
            using BatchSource validation = openValidation();
            foreach ((string name, double value) in EvaluateBatches(validation, told, plan.ValidationSteps))
            {
                logs[$"val_{name}"] = value;
            }
        }

        return logs;
    }

    private Logs TrainEpoch(BatchSource data, CallbackList told, FitPlan plan, EpochRun run, int epoch)
    {
        data.Begin(epoch);
        Logs? logs = RunSteps(
            data,
            run,
            plan.Epochs - plan.InitialEpoch,
            step => told.Each(callback => callback.OnTrainBatchBegin(step)),
            (batch, _) =>
            {
                Logs taken = Logs.Of(TrainStep(plan.ClassWeights?.Apply(batch) ?? batch));
                TrainCounter++;
                return taken;
            },
            (step, taken) =>
            {
                told.Each(callback => callback.OnTrainBatchEnd(step, told.Shared(taken)));
                told.Forget();
                WasCancelled |= plan.Cancellation.IsCancellationRequested;
                return StopTraining |= WasCancelled;
            });

        // A later epoch that finds nothing more is shown with figures that were just reset.
        run.HasTrained |= logs is not null;
        return run.HasTrained
            ? WithMeans(logs)
            : throw new InvalidArgumentException($"{Name}: the data hold no batch at all (Empty logs).");
    }

    // A step that returns other figures than the model's is shown as its last batch was (engine/training.py).
    private Logs WithMeans(Logs? last)
    {
        if (last is not null && !last.Keys.ToHashSet().SetEquals(MetricNames))
        {
            return last;
        }

        using TensorScope scope = new();
        return Logs.Of(GetMetricsResult());
    }

    private void RequirePositive(int value, string argument)
    {
        if (value <= 0)
        {
            throw new InvalidArgumentException($"{Name}: Expected {argument} to be positive. Received is {value}.");
        }
    }
}
