using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training.Models;

/// <summary>A model is fed with C# arrays as with the tensors of the same numbers: to the bit.</summary>
public sealed class PlainArrayTests
{
    private static readonly float[,] Inputs = { { 0, 1 }, { 1, 0 }, { 1, 1 }, { 0, 0 }, { 2, 1 }, { 1, 2 } };
    private static readonly int[] Labels = [1, 0, 1, 0, 1, 0];
    private static readonly double[] Weights = [1, 2, 1, 1, 0.5, 1];

    [Fact]
    public void Fit_evaluate_and_predict_take_arrays()
    {
        Sequential arrays = Compiled();
        Sequential tensors = Compiled();

        History first = arrays.Fit(
            Inputs, Labels, batchSize: 2, epochs: 3, Verbosity.Silent, shuffle: false, validationData: new(Inputs, Labels));
        History second = tensors.Fit(
            (Tensor)Inputs, (Tensor)Labels, batchSize: 2, epochs: 3, Verbosity.Silent, shuffle: false,
            validationData: new((Tensor)Inputs, (Tensor)Labels));

        Assert.Equal(second["loss"], first["loss"]);
        Assert.Equal(second["val_loss"], first["val_loss"]);
        Assert.Equal(
            tensors.Evaluate((Tensor)Inputs, (Tensor)Labels, verbosity: Verbosity.Silent)["loss"],
            arrays.Evaluate(Inputs, Labels, verbosity: Verbosity.Silent)["loss"]);
        Assert.Equal(
            tensors.Predict((Tensor)Inputs, verbosity: Verbosity.Silent).ToArray<float>(),
            arrays.Predict(Inputs, verbosity: Verbosity.Silent).ToArray<float>());
    }

    [Fact]
    public void Single_batches_take_arrays_of_several_element_types()
    {
        Sequential model = Compiled();
        double before = model.TestOnBatch(Inputs, Labels, sampleWeight: Weights)["loss"];

        Assert.Equal(before, model.TrainOnBatch(Inputs, Labels, Weights)["loss"]);
        Assert.True(model.TestOnBatch(Inputs, Labels, Weights)["loss"] < before);
        Assert.Equal([6, 2], model.PredictOnBatch(Inputs).Single.Shape.ToArray());
    }

    [Fact]
    public void An_array_of_arrays_holds_a_sample_in_each()
    {
        Sequential model = Compiled();
        float[][] rows = [[0, 1], [1, 0], [2, 2]];
        float[,] grid = { { 0, 1 }, { 1, 0 }, { 2, 2 } };

        Assert.Equal(
            model.PredictOnBatch(grid).Single.ToArray<float>(), model.PredictOnBatch(rows).Single.ToArray<float>());
        Assert.Equal(
            "The array at [1] has shape [1], but that at [0] [2]; all samples must have one shape. Pad the short ones.",
            Assert.Throws<InvalidArgumentException>(() => model.PredictOnBatch(new float[][] { [0, 1], [1] })).Message);
        Assert.Equal(
            "The array at [1] is null; each must hold a sample.",
            Assert.Throws<InvalidArgumentException>(() => model.PredictOnBatch(new float[][] { [0, 1], null! })).Message);
        Assert.Throws<InvalidArgumentException>(() => model.PredictOnBatch(new decimal[] { 1 }));
    }

    [Fact]
    public void An_array_of_batches_is_batches()
    {
        Sequential model = Compiled();
        Batch[] batches = [new(Inputs, Labels), new(Inputs, Labels, Weights)];

        Assert.Equal(2, model.Fit(batches, epochs: 2, Verbosity.Silent)["loss"].Count);
        Assert.True(model.Evaluate(batches, Verbosity.Silent)["loss"] > 0);
    }

    [Fact]
    public void Several_inputs_are_tensors_in_order_or_by_name()
    {
        SymbolicTensor left = Input.Of([2], name: "left");
        SymbolicTensor right = Input.Of([1], name: "right");
        Functional model = new([left, right], [new Dense(1).Invoke(new Concatenate().Invoke([left, right]))]);
        model.Compile(new SGD(0.1), "mse");

        History history = model.Fit(
            new Tensor[] { Inputs, new float[6, 1] }, new float[6, 1], epochs: 2, verbosity: Verbosity.Silent);
        model.Fit(
            new Dictionary<string, Tensor> { ["right"] = new float[6, 1], ["left"] = Inputs },
            new float[6, 1],
            verbosity: Verbosity.Silent);

        Assert.True(history["loss"][1] < history["loss"][0]);
    }

    private static Sequential Compiled()
    {
        RawOps.SetSeed(7);
        Sequential model = new([new Dense(4, "tanh"), new Dense(2)]);
        model.Compile(new SGD(0.1), new SparseCategoricalCrossentropy(fromLogits: true));
        model.EnsureBuilt([2, 2]);
        return model;
    }
}
