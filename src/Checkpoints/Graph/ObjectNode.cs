namespace RawOpsNet.Checkpoints;

/// <summary>Stands for an object in a checkpoint's graph, whose nodes are known by their position; the root is 0.</summary>
internal sealed class ObjectNode
{
    /// <summary>The name of the attribute that is a variable's value.</summary>
    public const string VariableValue = "VARIABLE_VALUE";

    // Made when needed: a hostile file has nodes of two bytes each.
    private List<(string Name, int Node)>? _children;
    private List<SlotReference>? _slots;

    /// <summary>What it holds: name and node, in order.</summary>
    public IReadOnlyList<(string Name, int Node)> Children => _children ?? (IReadOnlyList<(string, int)>)[];

    /// <summary>Its optimizer slots.</summary>
    public IReadOnlyList<SlotReference> Slots => _slots ?? (IReadOnlyList<SlotReference>)[];

    /// <summary>The key of its value; null where it is no variable.</summary>
    public string? ValueKey { get; set; }

    /// <summary>The key of another saved attribute, which no object of this library reads.</summary>
    public string? OtherKey { get; set; }

    public void AddChild(string name, int node) => (_children ??= []).Add((name, node));

    public void AddSlot(SlotReference slot) => (_slots ??= []).Add(slot);
}
