using System.CommandLine;
using Digits;
using RawOpsNet;

Option<int> seed = new("--seed") { Description = "Seeds the weights and the order of the images.", DefaultValueFactory = _ => 0 };
Option<string> network = new("--model")
{
    Description = "The network: mlp (784, 128 and 10 units) or cnn (two convolutions).",
    DefaultValueFactory = _ => "mlp",
};
network.AcceptOnlyFromAmong([.. Network.ByName.Keys]);
Option<int?> epochs = new("--epochs") { Description = "How often the images are gone through; mlp 10 and cnn 6 by default." };
Option<string?> save = new("--save") { Description = "Writes the weights to a safetensors file." };
Option<bool> shuffle = new("--shuffle-labels") { Description = "Trains on permuted labels: there is nothing to learn then." };
Option<string?> data = new("--data") { Description = "The folder of the four IDX files; the sample's own by default." };
epochs.Validators.Add(result =>
{
    if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int count) && count <= 0)
    {
        result.AddError($"--epochs is {count}; it must be positive.");
    }
});

RootCommand command = new("Trains a small network on handwritten digits.") { network, seed, epochs, save, shuffle, data };
command.SetAction(parsed =>
{
    try
    {
        Training.Run(new DigitsOptions(
            parsed.GetValue(seed),
            Network.ByName[parsed.GetValue(network)!],
            parsed.GetValue(epochs),
            parsed.GetValue(save),
            parsed.GetValue(shuffle),
            parsed.GetValue(data)));
        return 0;
    }
    catch (Exception error) when (error is DataFileException or OpException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine($"digits: {error.Message}");
        return 1;
    }
});
return command.Parse(args).Invoke();
