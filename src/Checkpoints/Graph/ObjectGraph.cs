namespace RawOpsNet.Checkpoints;

/// <summary>Holds the objects of a checkpoint and how they hold each other; it may have cycles.</summary>
internal sealed class ObjectGraph
{
    // Deeper paths are names of one piece: a million slashes must not become a million objects.
    private const int MostParts = 256;
    private const string ValueSuffix = "/.ATTRIBUTES/" + ObjectNode.VariableValue;

    /// <exception cref="FormatException">There is no root, or an edge leads nowhere.</exception>
    public ObjectGraph(IReadOnlyList<ObjectNode> nodes)
    {
        Nodes = nodes;
        if (nodes.Count == 0)
        {
            throw new FormatException("The object graph has no root.");
        }

        foreach ((int position, ObjectNode node) in nodes.Index())
        {
            IEnumerable<int> ends = node.Children.Select(child => child.Node)
                .Concat(node.Slots.SelectMany(slot => new[] { slot.Variable, slot.Value }));
            if (ends.Where(end => (uint)end >= (uint)nodes.Count).Select(end => (int?)end).FirstOrDefault() is { } end)
            {
                throw new FormatException($"Node {position} of the object graph leads to node {end} of {nodes.Count}.");
            }
        }
    }

    public IReadOnlyList<ObjectNode> Nodes { get; }

    /// <summary>Writes a name as a part of a key (tensorflow/python/checkpoint/trackable_view, escape_local_name).</summary>
    public static string Escape(string name) =>
        name.Replace(".", "..", StringComparison.Ordinal).Replace("/", ".S", StringComparison.Ordinal);

    /// <summary>Gives the key of the value of a variable at a path.</summary>
    public static string KeyOf(string path) => path + ValueSuffix;

    /// <summary>Gives the path of the value of a slot.</summary>
    public static string SlotPath(string variablePath, string optimizerPath, string slot) =>
        $"{variablePath}/.OPTIMIZER_SLOT/{(optimizerPath.Length == 0 ? "" : optimizerPath + "/")}{Escape(slot)}";

    /// <summary>Makes a graph of plain names, as other files of tensors have them: <c>dense/kernel</c>.</summary>
    public static ObjectGraph OfNames(IEnumerable<string> names)
    {
        List<ObjectNode> nodes = [new()];
        Dictionary<(int Parent, string Name), int> known = [];
        foreach (string name in names)
        {
            int at = 0;
            string path = name.EndsWith(ValueSuffix, StringComparison.Ordinal) ? name[..^ValueSuffix.Length] : name;
            foreach (string part in path.AsSpan().Count('/') < MostParts ? path.Split('/') : [path])
            {
                if (!known.TryGetValue((at, part), out int child))
                {
                    child = nodes.Count;
                    nodes.Add(new ObjectNode());
                    nodes[at].AddChild(part, child);
                    known.Add((at, part), child);
                }

                at = child;
            }

            nodes[at].ValueKey = name;
        }

        return new ObjectGraph(nodes);
    }

    /// <summary>Gives a path to each node for messages: the shortest; that of a slot through its variable.</summary>
    public string[] Paths()
    {
        string[] paths = new string[Nodes.Count];
        paths[0] = "(root)";
        Queue<int> queue = new([0]);
        List<int> visited = [];
        while (queue.TryDequeue(out int node))
        {
            visited.Add(node);
            foreach ((string name, int child) in Nodes[node].Children)
            {
                if (paths[child] is null)
                {
                    paths[child] = Join(paths[node], name);
                    queue.Enqueue(child);
                }
            }
        }

        foreach (int node in visited)
        {
            foreach (SlotReference slot in Nodes[node].Slots)
            {
                paths[slot.Value] ??= $"{paths[node]}'s slot {slot.Slot} of {paths[slot.Variable]}";
            }
        }

        return paths;
    }

    // Paths of a chain a million deep would need its square in memory: a message needs the end alone.
    private static string Join(string path, string name)
    {
        const int Longest = 500;
        string joined = $"{path}.{name}";
        return joined.Length <= Longest ? joined : "..." + joined[^Longest..];
    }
}
