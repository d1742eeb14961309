using RawOpsNet.OpServices;

namespace RawOpsNet.Checkpoints;

/// <summary>Finds all objects below a root, nearest first, each once, and the slots between them.</summary>
internal sealed class LiveGraph
{
    private readonly Dictionary<object, int> _positions = new(ReferenceEqualityComparer.Instance);

    public LiveGraph(object root)
    {
        _positions.Add(root, 0);
        Objects.Add(new LiveObject(root, "", []));
        for (int at = 0; at < Objects.Count; at++)
        {
            LiveObject owner = Objects[at];
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach ((string name, object value) in TrackableAccess.ChildrenOf(owner.Value))
            {
                if (names.Add(name))
                {
                    owner.Children.Add((name, PositionOf(owner, name, value)));
                }
            }
        }
    }

    public List<LiveObject> Objects { get; } = [];

    /// <summary>
    /// Lists the slots whose variable can be reached too, with the optimizer's position and the variable's.
    /// </summary>
    public IEnumerable<(int Optimizer, int Variable, SlotVariable Slot)> Slots()
    {
        for (int at = 0; at < Objects.Count; at++)
        {
            foreach (SlotVariable slot in (Objects[at].Value as ISlotOwner)?.SlotVariables ?? [])
            {
                if (_positions.TryGetValue(slot.Variable, out int variable))
                {
                    yield return (at, variable, slot);
                }
            }
        }
    }

    /// <summary>Makes the graph that is saved, and lists the values to save under its keys.</summary>
    public (ObjectGraph Graph, List<(string Key, Variable Value)> Values) ToSaved()
    {
        List<(string, Variable)> values = [];
        List<ObjectNode> nodes = new(Objects.Count);
        foreach (LiveObject live in Objects)
        {
            ObjectNode node = new();
            nodes.Add(node);
            live.Children.ForEach(child => node.AddChild(child.Name, child.Position));
            Add(node, live.Value as Variable, live.Path);
        }

        foreach ((int optimizer, int variable, SlotVariable slot) in Slots())
        {
            // A slot that an attribute holds too is saved as that.
            if (!_positions.TryGetValue(slot.Value, out int position))
            {
                position = nodes.Count;
                _positions.Add(slot.Value, position);
                ObjectNode node = new();
                nodes.Add(node);
                Add(node, slot.Value, ObjectGraph.SlotPath(Objects[variable].Path, Objects[optimizer].Path, slot.Slot));
            }

            nodes[optimizer].AddSlot(new SlotReference(variable, slot.Slot, position));
        }

        return (new ObjectGraph(nodes), values);

        void Add(ObjectNode node, Variable? variable, string path)
        {
            if (variable is not null)
            {
                node.ValueKey = ObjectGraph.KeyOf(path);
                values.Add((node.ValueKey, variable));
            }
        }
    }

    private int PositionOf(LiveObject owner, string name, object value)
    {
        if (!_positions.TryGetValue(value, out int position))
        {
            position = Objects.Count;
            _positions.Add(value, position);
            string part = ObjectGraph.Escape(name);
            Objects.Add(new LiveObject(value, owner.Path.Length == 0 ? part : $"{owner.Path}/{part}", []));
        }

        return position;
    }
}
