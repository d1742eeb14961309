using RawOpsNet.Checkpoints;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

public sealed class ModelTests
{
    private static readonly Tensor X = Tensor.From<float>([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [10, 1]);
    private static readonly Tensor Y = RawOps.Mul(X, 2f);

    private static Sequential Line()
    {
        Sequential model = new([new Dense(1, kernelInitializer: new Zeros(), name: "line")]);
        model.Compile(new SGD(0.01), "mse", ["mae"]);
        return model;
    }

    [Fact]
    public void Fit_learns_and_keeps_the_history()
    {
        Sequential model = Line();
        History history = model.Fit(X, Y, batchSize: 4, epochs: 50, verbosity: Verbosity.Silent, shuffleSeed: 1);
        Assert.Equal(["loss", "mae"], history.Names);
        Assert.Equal(50, history["loss"].Count);
        Assert.True(history["loss"][^1] < 0.1 && history["loss"][0] > 5);
        Assert.InRange(model.Predict(new[,] { { 20f } }, verbosity: Verbosity.Silent).Item<float>(), 38, 42);
        Assert.Equal([10, 1], model.Predict(X, batchSize: 3, verbosity: Verbosity.Silent).Shape);
    }

    [Fact]
    public void Fit_without_inputs_says_so() => Assert.Contains(
        "x is null",
        Assert.Throws<InvalidArgumentException>(() => Line().Fit(null!, Y)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        double[] Losses()
        {
            RandomSeed.Set(4);
            Sequential model = new([new Dense(8, "relu"), new Dropout(0.2), new Dense(1)]);
            model.Compile("sgd", "mse");
            return [.. model.Fit(X, Y, batchSize: 3, epochs: 3, verbosity: Verbosity.Silent)["loss"]];
        }

        Assert.Equal(Losses(), Losses());
    }

    [Fact]
    public void Validation_takes_the_last_samples_and_trains_on_the_others()
    {
        CountingModel model = new();
        model.Compile(new SGD(0.0), "mse");
        History history = model.Fit(
            X, Y, batchSize: 4, epochs: 1, verbosity: Verbosity.Silent, validationSplit: 0.25, shuffle: false);
        Assert.Equal([0f, 1, 2, 3, 4, 5, 6], model.Trained);
        Assert.Equal([7f, 8, 9], model.Tested);
        Assert.Equal((49 + 64 + 81) * 4 / 3.0, history["val_loss"][0], 1e-3);
    }

    [Fact]
    public void Shuffling_gives_every_epoch_another_order_of_all_samples()
    {
        CountingModel model = new();
        model.Compile(new SGD(0.0), "mse");
        model.Fit(X, Y, batchSize: 4, epochs: 2, verbosity: Verbosity.Silent, shuffleSeed: 9);
        float[] first = [.. model.Trained.Take(10)];
        float[] second = [.. model.Trained.Skip(10)];
        Assert.NotEqual(first, second);
        Assert.Equal(first.Order(), second.Order());
    }

    [Fact]
    public void Evaluation_weighs_a_short_batch_by_its_rows()
    {
        Logs figures = Line().Evaluate(X, Y, batchSize: 4, verbosity: Verbosity.Silent);
        Assert.Equal(285 * 4 / 10.0, figures["loss"], 1e-3);
        Assert.Equal(9, figures["mae"], 1e-5);
    }

    [Fact]
    public void A_step_of_ones_own_needs_no_scope_and_shows_its_last_batch()
    {
        OwnStep model = new();
        model.Compile(new SGD(0.01));
        History history = model.Fit(X, Y, batchSize: 5, epochs: 3, verbosity: Verbosity.Silent);
        Assert.Equal(["own"], history.Names);
        Assert.Equal(6, model.Steps);
        Assert.True(history["own"][2] < history["own"][0]);
    }

    [Fact]
    public void Callbacks_are_called_in_the_order_of_Keras()
    {
        Recorder recorder = new();
        Line().Fit(X, Y, batchSize: 5, verbosity: Verbosity.Silent, callbacks: [recorder], validationData: (X, Y));
        string batches = "+b0 -b0 +b1 -b1 ";
        Assert.Equal($"+train +e0 {batches}+test +t0 -t0 +t1 -t1 -test -e0 -train", string.Join(' ', recorder.Calls));
    }

    [Fact]
    public void Weights_survive_a_file()
    {
        string path = Path.Combine(Path.GetTempPath(), $"rawops-{Guid.NewGuid():N}.safetensors");
        try
        {
            Sequential model = Line();
            model.Fit(X, Y, verbosity: Verbosity.Silent);
            model.SaveWeights(path);
            Assert.Equal(["line/bias", "line/kernel"], SafetensorsFile.Read(path).Keys);
            Sequential other = Line();
            other.Invoke(X);
            other.LoadWeights(path);
            Assert.Equal(model.Invoke(X).ToArray<float>(), other.Invoke(X).ToArray<float>());
            File.WriteAllBytes(path, File.ReadAllBytes(path)[..^4]);
            string message = Assert.Throws<DataLossException>(() => other.LoadWeights(path)).Message;
            Assert.Contains("line/kernel", message, StringComparison.Ordinal);
            File.WriteAllText(path, "not a file of tensors");
            Assert.Throws<DataLossException>(() => other.LoadWeights(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Mistakes_have_messages()
    {
        Sequential raw = new([new Dense(1)]);
        Assert.Throws<FailedPreconditionException>(() => raw.Fit(X, Y));
        Sequential model = Line();
        Assert.Throws<InvalidArgumentException>(() => model.Fit(X, verbosity: Verbosity.Silent));
        Assert.Throws<InvalidArgumentException>(() => model.Fit(X, (Tensor)new[] { 1f }, verbosity: Verbosity.Silent));
        Assert.Throws<InvalidArgumentException>(() => model.Fit(X, Y, batchSize: 0));
        Assert.Throws<InvalidArgumentException>(() => model.Fit(X, Y, epochs: 0));
        Assert.Throws<InvalidArgumentException>(() => model.Fit(X, Y, validationSplit: 0.99));
        Assert.Throws<InvalidArgumentException>(() => model.Compile("adma"));
        Assert.Throws<InvalidArgumentException>(() => model.Compile("sgd", "mse", ["acc", "acc"]));
        Assert.Throws<InvalidArgumentException>(() => new Sequential([new Dense(1, name: "a"), new Dense(1, name: "a")]));
    }

    private sealed class CountingModel : Model
    {
        private readonly Dense _dense = new(1, kernelInitializer: new Zeros());

        public List<float> Trained { get; } = [];

        public List<float> Tested { get; } = [];

        protected override Tensor Call(Tensor input, bool training)
        {
            (training ? Trained : Tested).AddRange(input.ToArray<float>());
            return _dense.Invoke(input);
        }
    }

    private sealed class OwnStep : Model
    {
        private readonly Dense _dense = new(1);

        public int Steps { get; private set; }

        public override IReadOnlyDictionary<string, Tensor> TrainStep(Batch data)
        {
            Steps++;
            using GradientTape tape = new();
            Tensor loss = RawOps.Mean(RawOps.SquaredDifference(Invoke(data.Input, training: true), data.Target!), new[] { 0, 1 });
            Optimizer.Minimize(loss, TrainableWeights, tape);
            return new Dictionary<string, Tensor> { ["own"] = loss };
        }

        protected override Tensor Call(Tensor input, bool training) => _dense.Invoke(input);
    }

    private sealed class Recorder : Callback
    {
        public List<string> Calls { get; } = [];

        public override void OnTrainBegin() => Calls.Add("+train");

        public override void OnTrainEnd(Logs logs) => Calls.Add("-train");

        public override void OnEpochBegin(int epoch) => Calls.Add($"+e{epoch}");

        public override void OnEpochEnd(int epoch, Logs logs) => Calls.Add($"-e{epoch}");

        public override void OnTrainBatchBegin(int batch) => Calls.Add($"+b{batch}");

        public override void OnTrainBatchEnd(int batch, Logs logs) => Calls.Add($"-b{batch}");

        public override void OnTestBegin() => Calls.Add("+test");

        public override void OnTestEnd(Logs logs) => Calls.Add("-test");

        public override void OnTestBatchBegin(int batch) => Calls.Add($"+t{batch}");

        public override void OnTestBatchEnd(int batch, Logs logs) => Calls.Add($"-t{batch}");
    }
}
