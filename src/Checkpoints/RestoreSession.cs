using System.Runtime.CompilerServices;
using RawOpsNet.Diagnostics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Checkpoints;

/// <summary>
/// Brings the values of one checkpoint to the objects of the program, matched by the names that lead to them; what does not
/// exist yet gets its value when it is made (tensorflow.python.checkpoint.restore).
/// </summary>
internal sealed class RestoreSession : IPendingRestore
{
    private static readonly ConditionalWeakTable<Variable, StrongBox<long>> LastRestores = [];
    private static long s_sessions;

    private readonly CheckpointReader _reader;
    private readonly object?[] _objects;
    private readonly bool[] _isUsed;
    private readonly Dictionary<object, int> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly long _number = Interlocked.Increment(ref s_sessions);
    private int _valuesLeft;

    public RestoreSession(CheckpointReader reader)
    {
        _reader = reader;
        _objects = new object?[Graph.Nodes.Count];
        _isUsed = new bool[Graph.Nodes.Count];
        _valuesLeft = Graph.Nodes.Count(node => node.ValueKey is not null);
    }

    ~RestoreSession()
    {
        if (_valuesLeft > 0 && !IsPartialExpected)
        {
            Warnings.Raise(
                $"{_reader.Path}: the restored objects are gone, and {_valuesLeft} values of the checkpoint were never used. "
                + "ExpectPartial() on the result of Restore silences this.");
        }
    }

    public ObjectGraph Graph => _reader.Graph;

    public string Path => _reader.Path;

    public bool IsPartialExpected { get; set; }

    public int UsedValues { get; private set; }

    /// <summary>Tells whether an object took the place of a node of the checkpoint.</summary>
    public bool IsMatched(object value) => _nodes.ContainsKey(value);

    /// <summary>Tells whether a node's value, if it has one, was taken.</summary>
    public bool IsUsed(int node) => _isUsed[node];

    public bool IsBound(int node) => _objects[node] is not null;

    /// <summary>Matches an object with the root.</summary>
    public void RestoreRoot(object root) => Match(root, 0);

    /// <summary>Matches all that exists by now, also below objects that say nothing of what they hold.</summary>
    public void RestoreAll(object root)
    {
        if (_valuesLeft > 0)
        {
            Match(root, 0);
        }
    }

    public void Restore(Trackable owner)
    {
        if (_valuesLeft > 0 && _nodes.TryGetValue(owner, out int node))
        {
            Match(owner, node);
        }
    }

    public Tensor? FindSlot(Trackable owner, Variable variable, string slot)
    {
        if (_valuesLeft == 0 || !_nodes.TryGetValue(owner, out int optimizer) || !_nodes.TryGetValue(variable, out int node))
        {
            return null;
        }

        foreach (SlotReference saved in Graph.Nodes[optimizer].Slots)
        {
            if (saved.Variable == node && saved.Slot == slot && !_isUsed[saved.Value])
            {
                return ReadSlot(saved.Value, variable, slot);
            }
        }

        return null;
    }

    /// <summary>Marks the slots that exist by now as matched: those made since took their values when they were made.</summary>
    public void MatchSlots(LiveGraph live)
    {
        foreach ((int owner, int _, SlotVariable slot) in live.Slots())
        {
            if (!_nodes.TryGetValue(live.Objects[owner].Value, out int optimizer)
                || !_nodes.TryGetValue(slot.Variable, out int variable))
            {
                continue;
            }

            foreach (SlotReference saved in Graph.Nodes[optimizer].Slots)
            {
                if (saved.Variable == variable && saved.Slot == slot.Slot && _isUsed[saved.Value])
                {
                    _nodes.TryAdd(slot.Value, saved.Value);
                }
            }
        }
    }

    private Tensor? ReadSlot(int node, Variable variable, string slot)
    {
        if (Graph.Nodes[node].ValueKey is not { } key || !_reader.TryDescribe(key, out CheckpointEntry entry))
        {
            return null;
        }

        // Slots of other shapes than the variable's are restored as they were saved (TensorFlow's test_custom_slots).
        if (entry.DType != variable.DType)
        {
            throw Mismatch(key, entry, $"the slot '{slot}' of '{variable.Name}'", variable);
        }

        Tensor value = _reader.Read(key);
        MarkUsed(node);
        return value;
    }

    private void Match(object value, int node)
    {
        List<int> bound = [];
        try
        {
            Bind(value, node, bound);
            BindSlots(bound);
            Assign(bound);
        }
        catch
        {
            // A restore that fails leaves no trace: neither in the variables nor in what waits.
            foreach (int undone in bound)
            {
                _nodes.Remove(_objects[undone]!);
                _objects[undone] = null;
            }

            throw;
        }

        foreach (int done in bound)
        {
            if (_objects[done] is Trackable trackable)
            {
                TrackableAccess.AddPending(trackable, this);
            }
        }

        CloseWhenDone();
    }

    // Nearest first, as the names were given when saving. An object that is known goes on with what it holds by now.
    private void Bind(object first, int firstNode, List<int> bound)
    {
        Queue<(object Value, int Node)> queue = new([(first, firstNode)]);
        HashSet<int> visited = [];
        while (queue.TryDequeue(out (object Value, int Node) next))
        {
            if (!TryBind(next.Value, next.Node, bound) || !visited.Add(next.Node))
            {
                continue;
            }

            ObjectNode saved = Graph.Nodes[next.Node];
            if (next.Value is Variable || saved.Children.Count == 0)
            {
                continue;
            }

            Dictionary<string, object> children = new(StringComparer.Ordinal);
            foreach (TrackableChild child in TrackableAccess.ChildrenOf(next.Value))
            {
                children.TryAdd(child.Name, child.Value);
            }

            foreach ((string name, int node) in saved.Children)
            {
                if (children.TryGetValue(name, out object? child))
                {
                    queue.Enqueue((child, node));
                }
            }
        }
    }

    private bool TryBind(object value, int node, List<int> bound)
    {
        if (_objects[node] is { } other)
        {
            return ReferenceEquals(other, value);
        }

        // One object under two names that were two objects when saving: the first wins, as in TensorFlow.
        if (!_nodes.TryAdd(value, node))
        {
            return false;
        }

        _objects[node] = value;
        bound.Add(node);
        return true;
    }

    private void BindSlots(List<int> bound)
    {
        HashSet<int> fresh = [.. bound];
        for (int optimizer = 0; optimizer < _objects.Length; optimizer++)
        {
            if (_objects[optimizer] is not ISlotOwner owner || Graph.Nodes[optimizer].Slots.Count == 0)
            {
                continue;
            }

            Dictionary<(Variable, string), Variable> slots = [];
            foreach (SlotVariable slot in owner.SlotVariables)
            {
                slots[(slot.Variable, slot.Slot)] = slot.Value;
            }

            foreach (SlotReference saved in Graph.Nodes[optimizer].Slots)
            {
                bool isNew = fresh.Contains(optimizer) || fresh.Contains(saved.Variable);
                if (isNew && !_isUsed[saved.Value] && _objects[saved.Variable] is Variable variable
                    && slots.TryGetValue((variable, saved.Slot), out Variable? value))
                {
                    TryBind(value, saved.Value, bound);
                }
            }
        }
    }

    private void Assign(List<int> bound)
    {
        List<(int Node, Variable Variable, string Key)> plan = [];
        foreach (int node in bound)
        {
            if (_objects[node] is Variable variable && Graph.Nodes[node].ValueKey is { } key)
            {
                plan.Add((node, variable, key));
                RequireFit(variable, key);
            }
        }

        using TensorScope scope = new();
        Tensor[] values = [.. plan.Select(entry => _reader.Read(entry.Key))];
        foreach ((int position, (int node, Variable variable, string _)) in plan.Index())
        {
            StrongBox<long> last = LastRestores.GetValue(variable, _ => new StrongBox<long>());
            if (last.Value < _number)
            {
                variable.Assign(values[position]);
                last.Value = _number;
            }

            MarkUsed(node);
        }
    }

    private void RequireFit(Variable variable, string key)
    {
        if (!_reader.TryDescribe(key, out CheckpointEntry entry))
        {
            throw Damage.At(Path, 0, $"the object graph names '{key}', which the checkpoint does not hold.");
        }

        if (entry.Shape != variable.Shape || entry.DType != variable.DType)
        {
            throw Mismatch(key, entry, $"the variable '{variable.Name}'", variable);
        }
    }

    private void MarkUsed(int node)
    {
        if (!_isUsed[node])
        {
            _isUsed[node] = true;
            _valuesLeft--;
            UsedValues++;
        }
    }

    private void CloseWhenDone()
    {
        if (_valuesLeft == 0)
        {
            _reader.Dispose();
            foreach (Trackable trackable in _objects.OfType<Trackable>())
            {
                TrackableAccess.RemovePending(trackable, this);
            }
        }
    }

    private InvalidArgumentException Mismatch(string key, CheckpointEntry entry, string what, Variable variable) =>
        new($"{Path}: '{key}' is {entry.DType.Name} {entry.Shape}; {what} is {variable.DType.Name} {variable.Shape}.");
}
