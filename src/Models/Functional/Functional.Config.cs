using System.Collections;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

public partial class Functional
{
    private protected override string KerasClass => "Functional";

    private protected override bool NamesInside => false;

    private protected override string KerasModule => "tf_keras.src.engine.functional";

    /// <inheritdoc/>
    /// <remarks>The layers with, for each call, the calls whose outputs it takes; then which are inputs and outputs.</remarks>
    public override IReadOnlyDictionary<string, object?> GetConfig()
    {
        Dictionary<Node, int> numbers = [];
        foreach (Layer layer in _order.Layers)
        {
            int next = FirstNumber(layer);
            foreach (Node node in NodesOf(layer))
            {
                numbers[node] = next++;
            }
        }

        object[] Place(SymbolicTensor tensor) => [tensor.Layer.Name, numbers[tensor.Node], tensor.Index];
        return Config.Of(
            ("name", Name),
            ("trainable", OwnTrainable),
            ("layers", _order.Layers.Select(layer => layer.Serialize().With(
                ("name", layer.Name),
                ("inbound_nodes", NodesOf(layer).Where(node => node.Inputs.Count > 0).Select(node => node.Inputs.Select(
                    input => (object[])[.. Place(input), Config.Of()]).ToArray()).ToArray()))).ToArray()),
            ("input_layers", Places(_inputs, _inputKeys, Place)),
            ("output_layers", Places(_outputs, _outputKeys, Place)));
    }

    internal static Functional FromConfig(ConfigReader config)
    {
        Dictionary<string, Layer> layers = new(StringComparer.Ordinal);
        Dictionary<string, List<Node>> nodes = new(StringComparer.Ordinal);
        List<(Layer Layer, object? Inputs)> calls = [];
        foreach (IReadOnlyDictionary<string, object?> entry in List(config.Value("layers"))
            .Cast<IReadOnlyDictionary<string, object?>>())
        {
            Layer layer = Deserialize(entry);
            layers.Add(layer.Name, layer);
            nodes.Add(layer.Name, layer is InputLayer ? [layer.Nodes[0]] : []);
            calls.AddRange(List(entry.GetValueOrDefault("inbound_nodes")).Select(inputs => (layer, inputs)));
        }

        SymbolicTensor? Find(object? place)
        {
            object?[] parts = [.. List(place)];
            int number = Convert.ToInt32(parts[1], System.Globalization.CultureInfo.InvariantCulture);
            int index = Convert.ToInt32(parts[2], System.Globalization.CultureInfo.InvariantCulture);
            string name = (string)parts[0]!;
            int call = nodes.ContainsKey(name)
                ? number - FirstNumber(layers[name])
                : throw new InvalidArgumentException(
                    $"The config of a model takes an output of '{name}', which is no layer of it.");
            return call < nodes[name].Count ? nodes[name][call].Outputs[index] : null;
        }

        // A call waits until what it takes is there: layers stand by their depth, of which a shared one has several.
        while (calls.Count > 0)
        {
            List<(Layer Layer, object? Inputs)> waiting = [];
            foreach ((Layer layer, object? inputs) in calls)
            {
                SymbolicTensor?[] taken = [.. List(inputs).Select(Find)];
                if (taken.Contains(null) || waiting.Any(other => other.Layer == layer))
                {
                    waiting.Add((layer, inputs));
                }
                else
                {
                    nodes[layer.Name].Add(layer.InvokeAll(taken!)[0].Node);
                }
            }

            calls = waiting.Count < calls.Count
                ? waiting
                : throw new InvalidArgumentException(
                    "The config of a model has layers whose inputs never come: "
                    + $"{string.Join(", ", calls.Select(call => call.Layer.Name))}.");
        }

        (SymbolicTensor[] inputTensors, string[]? inputKeys) = Read(config.Value("input_layers"), place => Find(place)!);
        (SymbolicTensor[] outputTensors, string[]? outputKeys) = Read(config.Value("output_layers"), place => Find(place)!);
        return new Functional(inputTensors, inputKeys, outputTensors, outputKeys, config.OptionalText("name"));
    }

    private static IEnumerable<object?> List(object? value) => (value as IEnumerable ?? Array.Empty<object>()).Cast<object?>();

    // A model within a model has a node of its own, from its inputs to its outputs, before all calls (functional.py).
    private static int FirstNumber(Layer layer) => layer is Functional or Sequential ? 1 : 0;

    private static object Places(
        IReadOnlyList<SymbolicTensor> tensors, string[]? keys, Func<SymbolicTensor, object[]> place) => keys is null
        ? tensors.Select(place).ToArray()
        : keys.Select((key, i) => (key, place(tensors[i]))).ToDictionary(pair => pair.key, pair => (object?)pair.Item2);

    private static (SymbolicTensor[] Tensors, string[]? Keys) Read(object? places, Func<object?, SymbolicTensor> find)
    {
        if (places is IReadOnlyDictionary<string, object?> named)
        {
            string[] keys = [.. named.Keys.Order(StringComparer.Ordinal)];
            return ([.. keys.Select(key => find(named[key]))], keys);
        }

        // A lone input may stand without its list.
        object?[] list = [.. List(places)];
        return (list is [string, ..] ? [find(places)] : [.. list.Select(find)], null);
    }

    private IEnumerable<Node> NodesOf(Layer layer) => layer.Nodes.Where(node => _order.Nodes.Contains(node)
        || (node.Layer is InputLayer && _inputs.Any(input => input.Node == node)));
}
