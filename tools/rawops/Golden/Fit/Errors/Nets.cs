using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit.Errors;

/// <summary>Makes the models and data of situations.</summary>
internal static class Nets
{
    public const int Width = 6;
    public const int Classes = 3;

    public static Tensor Ones(params long[] shape) => RawOps.Fill(shape, 1f);

    /// <summary>Makes a model of 6 inputs and 3 outputs, whose first weights leave some hidden units active on ones.</summary>
    public static Sequential Raw() => new(
        [
            new Dense(8, "relu", kernelInitializer: new GlorotUniform(1), name: "hidden"),
            new Dense(Classes, "softmax", name: "out"),
        ],
        "net",
        inputShape: [Width]);

    public static Sequential Net(Loss? loss = null)
    {
        Sequential model = Raw();
        model.Compile("sgd", loss ?? "mse");
        return model;
    }

    /// <summary>Makes a model of the outputs kind and size.</summary>
    public static Functional TwoOutputs()
    {
        SymbolicTensor input = Input.Of([Width]);
        SymbolicTensor hidden = new Dense(4, "relu", name: "trunk").Invoke(input);
        return new Functional(
            [input], [new Dense(2, name: "kind").Invoke(hidden), new Dense(1, name: "size").Invoke(hidden)], "net");
    }

    /// <summary>Makes a model of the inputs left and right.</summary>
    public static Functional TwoInputs()
    {
        SymbolicTensor left = Input.Of([4], "left");
        SymbolicTensor right = Input.Of([4], "right");
        SymbolicTensor joined = new Concatenate().Invoke([left, right]);
        Functional model = new([left, right], [new Dense(1).Invoke(joined)], "net");
        model.Compile(new SGD(0.1), "mse");
        return model;
    }

    public static void Train(Model model, Tensors x, Tensors? y, int? batchSize = null) =>
        model.Fit(x, y, batchSize, verbosity: Verbosity.Silent);
}
