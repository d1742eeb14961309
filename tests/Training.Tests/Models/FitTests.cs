using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training;

public sealed class FitTests
{
    private static readonly Tensor X = Tensor.From<float>([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [10, 1]);
    private static readonly Tensor Y = RawOps.Mul(X, 2f);

    private static Sequential Line()
    {
        Sequential model = new([new Dense(1, kernelInitializer: "zeros", name: "line")], inputShape: [1]);
        model.Compile(new Optimizers.SGD(0.01), "mse");
        return model;
    }

    [Fact]
    public void A_token_ends_fit_after_the_running_batch_and_keeps_the_history()
    {
        using CancellationTokenSource source = new();
        int batches = 0;
        LambdaCallback cancels = new()
        {
            BatchEnd = (_, _) =>
            {
                if (++batches == 7)
                {
                    source.Cancel();
                }
            },
        };
        Sequential model = Line();
        History history = model.Fit(
            X, Y, batchSize: 2, epochs: 9, verbosity: Verbosity.Silent, callbacks: [cancels], validationData: (X, Y),
            cancellation: source.Token);
        Assert.Equal(7, batches);
        Assert.Equal([0, 1], history.Epochs);
        Assert.Equal(2, history["loss"].Count);
        Assert.Single(history["val_loss"]);
        Assert.Equal(7, model.TrainCounter);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void A_cancelled_fit_keeps_its_backup_and_goes_on_from_it(int? everyBatches)
    {
        string folder = Directory.CreateTempSubdirectory("rawops-fit-").FullName;
        try
        {
            using CancellationTokenSource source = new();
            int batches = 0;
            LambdaCallback cancels = new()
            {
                BatchEnd = (_, _) =>
                {
                    if (++batches == 7)
                    {
                        source.Cancel();
                    }
                },
            };
            Sequential Fit(Callback other, CancellationToken token)
            {
                Sequential model = Line();
                model.Fit(
                    X,
                    Y,
                    batchSize: 2,
                    epochs: 3,
                    verbosity: Verbosity.Silent,
                    callbacks: [new BackupAndRestore(folder, everyBatches), other],
                    shuffleSeed: 1,
                    cancellation: token);
                return model;
            }

            Fit(cancels, source.Token);
            Assert.True(File.Exists(Path.Combine(folder, "backup.safetensors")));
            Sequential resumed = Fit(new LambdaCallback(), CancellationToken.None);
            Assert.False(File.Exists(Path.Combine(folder, "backup.safetensors")));
            Sequential through = Fit(new LambdaCallback(), CancellationToken.None);
            Assert.Equal(
                through.Weights.SelectMany(weight => weight.Read().ToArray<float>()),
                resumed.Weights.SelectMany(weight => weight.Read().ToArray<float>()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Batches_may_come_asynchronously()
    {
        static async IAsyncEnumerable<Batch> Batches()
        {
            for (int start = 0; start < 10; start += 4)
            {
                await Task.Yield();
                int[] rows = [.. Enumerable.Range(start, Math.Min(4, 10 - start))];
                yield return (RawOps.GatherV2(X, rows, 0), RawOps.GatherV2(Y, rows, 0));
            }
        }

        Sequential model = Line();
        Sequential other = Line();
        History history = await model.FitAsync(Batches(), epochs: 3, verbosity: Verbosity.Silent);
        History expected = other.Fit(X, Y, batchSize: 4, epochs: 3, verbosity: Verbosity.Silent, shuffle: false);
        Assert.Equal(expected["loss"], history["loss"]);
        Assert.Equal(other.GetWeights()[0].ToArray<float>(), model.GetWeights()[0].ToArray<float>());
    }

    [Fact]
    public void Several_steps_an_execution_change_when_hooks_are_called_and_nothing_else()
    {
        List<string> calls = [];
        LambdaCallback told =
            new() { BatchBegin = batch => calls.Add($"+{batch}"), BatchEnd = (batch, _) => calls.Add($"-{batch}") };
        Sequential model = Line();
        model.StepsPerExecution = 2;
        model.Fit(X, Y, batchSize: 2, verbosity: Verbosity.Silent, callbacks: [told], shuffle: false);
        Assert.Equal(["+0", "-1", "+2", "-3", "+4", "-4"], calls);
        Sequential other = Line();
        other.Fit(X, Y, batchSize: 2, verbosity: Verbosity.Silent, shuffle: false);
        Assert.Equal(other.GetWeights()[0].ToArray<float>(), model.GetWeights()[0].ToArray<float>());
        Assert.Throws<InvalidArgumentException>(() => model.StepsPerExecution = 0);
    }

    [Fact]
    public void Data_without_a_batch_are_an_error_in_a_second_fit_too()
    {
        Sequential model = Line();
        model.Fit(X, Y, verbosity: Verbosity.Silent);
        Assert.Throws<InvalidArgumentException>(
            () => model.Fit(new List<Batch>().Where(_ => true), verbosity: Verbosity.Silent));
    }

    [Fact]
    public void A_step_that_returns_a_loss_of_its_own_shows_it_though_another_is_compiled()
    {
        OwnLoss model = new();
        model.Compile("sgd", "mse");
        Assert.Equal([3], model.Fit(X, Y, verbosity: Verbosity.Silent)["loss"]);
    }

    [Fact]
    public void A_mask_reaches_the_layers_that_follow_the_loss_and_the_metrics()
    {
        Sequential model =
            new([new Embedding(5, 1, "ones", maskZero: true), new Dense(1, useBias: false, kernelInitializer: "ones")]);
        model.Compile(new Optimizers.SGD(0.0), "mse", ["mae"]);
        Tensor numbers = new[,] { { 1, 2, 0 }, { 3, 0, 0 } };
        Tensor targets = Tensor.From<float>([0, 3, 9, 1, 9, 9], [2, 3, 1]);
        Logs logs = model.Evaluate(numbers, targets, verbosity: Verbosity.Silent);
        Assert.Equal((1 + 4 + 0) / 3.0, logs["loss"], 1e-6);
        Assert.Equal((1 + 2 + 0) / 3.0, logs["mae"], 1e-6);
    }

    [Fact]
    public void A_step_that_does_not_count_leaves_the_state_of_a_recurrent_layer()
    {
        SimpleRNN layer =
            new(1, "linear", useBias: false, kernelInitializer: "ones", recurrentInitializer: "ones", returnSequences: true);
        Sequential model = new([new Embedding(5, 1, "ones", maskZero: true), layer]);
        Assert.Equal([1f, 1, 2, 0, 1, 2], model.Invoke(new[,] { { 1, 0, 2 }, { 0, 2, 3 } }).ToArray<float>());
    }

    [Theory]
    [InlineData("LearningRateScheduler")]
    [InlineData("ReduceLROnPlateau")]
    public void A_callback_that_sets_the_rate_says_what_to_do_where_the_rate_is_a_schedule(string name)
    {
        Sequential model = new([new Dense(1)]);
        model.Compile(new Optimizers.V3.SGD(new Optimizers.ExponentialDecay(0.1, 10, 0.5)), "mse");
        Callback callback = name == "LearningRateScheduler" ? new LearningRateScheduler(_ => 0.1) : new ReduceLROnPlateau("loss");
        FailedPreconditionException error = Assert.Throws<FailedPreconditionException>(
            () => model.Fit(X, Y, verbosity: Verbosity.Silent, callbacks: [callback]));
        Assert.Equal(
            $"{name}: the learning rate of the optimizer 'SGD' is a schedule (ExponentialDecay), which gives the rate of every step. "
            + "Compile with an optimizer whose learning rate is a number, or leave the callback out.",
            error.Message);
    }

    private sealed class OwnLoss : Model
    {
        private readonly Dense _dense = new(1);

        public override IReadOnlyDictionary<string, Tensor> TrainStep(Batch data) =>
            new Dictionary<string, Tensor> { ["loss"] = 3f };

        protected override Tensor Call(Tensor input, bool training) => _dense.Invoke(input);
    }
}
