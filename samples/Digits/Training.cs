using System.Globalization;
using RawOpsNet;
using RawOpsNet.Models;

namespace Digits;

/// <summary>Trains a network on the digits, and says how well it reads digits it has not seen.</summary>
internal static class Training
{
    /// <summary>Runs with options; returns the accuracy on the test images.</summary>
    public static double Run(DigitsOptions options)
    {
        string folder = ProjectFolder.Find();
        string data = options.Data ?? Path.Combine(folder, "data");
        DigitImages train = DigitImages.Read(data, "train");
        DigitImages test = DigitImages.Read(data, "test");
        if (options.ShuffleLabels)
        {
            train = train.WithShuffledLabels(options.Seed);
        }

        RandomSeed.Set(options.Seed);
        Sequential model = options.Network.Make();
        model.Compile(
            options.Network.MakeOptimizer(), new SparseCategoricalCrossentropy(fromLogits: true), metrics: ["accuracy"]);
        History history = model.Fit(
            train.Pixels,
            train.Labels,
            batchSize: 64,
            epochs: options.Epochs ?? options.Network.Epochs,
            validationData: (test.Pixels, test.Labels));

        WriteResults(Path.Combine(folder, "results"), history);
        if (options.Save is { } path)
        {
            model.SaveWeights(path);
            Console.WriteLine($"weights: {path}");
        }

        double accuracy = history["val_accuracy"][^1];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy {accuracy * 100:0.00} %"));
        return accuracy;
    }

    private static void WriteResults(string folder, History history)
    {
        Directory.CreateDirectory(folder);
        HistoryFile.Write(Path.Combine(folder, "history.csv"), history);
        Plot plot = new();
        plot.Add("loss", ("training", history["loss"]), ("test", history["val_loss"]));
        plot.Add("accuracy", ("training", history["accuracy"]), ("test", history["val_accuracy"]));
        plot.Write(Path.Combine(folder, "history.svg"));
        Console.WriteLine($"curves: {Path.Combine(folder, "history.svg")}");
    }
}
