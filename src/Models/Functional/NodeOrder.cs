namespace RawOpsNet.Models;

/// <summary>Orders what lies between inputs and outputs as Keras does (functional.py, _map_graph_network).</summary>
internal sealed class NodeOrder
{
    private readonly HashSet<Node> _seen = [];
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Layer, int> _layerIndices = [];
    private readonly HashSet<Node> _inputs;

    public NodeOrder(IReadOnlyList<SymbolicTensor> inputs, IReadOnlyList<SymbolicTensor> outputs)
    {
        _inputs = [.. inputs.Select(input => input.Node)];
        foreach (SymbolicTensor output in outputs)
        {
            Visit(output.Node);
        }

        Layers = OrderLayers();
    }

    /// <summary>Gets the calls, each after those it depends on.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Gets the calls by how far they are from the outputs.</summary>
    public ILookup<int, Node> Depths { get; private set; } = Array.Empty<Node>().ToLookup(_ => 0);

    /// <summary>Gets the layers, those farthest from the outputs first.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    private void Visit(Node node)
    {
        if (!_seen.Add(node))
        {
            return;
        }

        _layerIndices.TryAdd(node.Layer, _layerIndices.Count);
        if (!_inputs.Contains(node))
        {
            if (node.Inputs.Count == 0)
            {
                throw new InvalidArgumentException(
                    $"Graph disconnected: an output depends on '{node.Layer.Name}', which is not among the inputs.");
            }

            foreach (SymbolicTensor input in node.Inputs)
            {
                Visit(input.Node);
            }
        }

        _nodes.Add(node);
    }

    private Layer[] OrderLayers()
    {
        Dictionary<Node, int> nodeDepths = [];
        Dictionary<Layer, int> layerDepths = [];
        foreach (Node node in Enumerable.Reverse(_nodes))
        {
            int depth = Math.Max(nodeDepths.GetValueOrDefault(node), layerDepths.GetValueOrDefault(node.Layer));
            layerDepths[node.Layer] = depth;
            nodeDepths[node] = depth;
            if (_inputs.Contains(node))
            {
                continue;
            }

            foreach (SymbolicTensor input in node.Inputs)
            {
                nodeDepths[input.Node] = Math.Max(nodeDepths.GetValueOrDefault(input.Node), depth + 1);
            }
        }

        Depths = _nodes.ToLookup(node => nodeDepths[node]);

        // An input that no output depends on is a layer of the model all the same.
        foreach (Node input in _inputs.Where(input => !layerDepths.ContainsKey(input.Layer)))
        {
            layerDepths[input.Layer] = 0;
            _layerIndices[input.Layer] = -1;
        }

        return [.. layerDepths
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => _layerIndices[pair.Key])
            .Select(pair => pair.Key)];
    }
}
