using System.Collections.Concurrent;
using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Lists the ops that one assembly generated. A definition is made when it is first asked for, once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class OpCatalog
{
    private readonly ConcurrentDictionary<string, OpDefinition> _definitions = new(StringComparer.Ordinal);

    /// <summary>Gets the names of the ops in the order of the yaml.</summary>
    public abstract ReadOnlySpan<string> Names { get; }

    /// <summary>Gets the CUDA C that stands before the texts of the ops, once a program.</summary>
    public abstract string CudaHeader { get; }

    /// <summary>Finds an op's definition; null where the assembly has no such op.</summary>
    public OpDefinition? Find(string name)
    {
        if (_definitions.TryGetValue(name, out OpDefinition? known))
        {
            return known;
        }

        return Define(name) is { } made ? _definitions.GetOrAdd(name, made) : null;
    }

    /// <summary>Makes an op's definition; null where the assembly has no such op.</summary>
    protected abstract OpDefinition? Define(string name);
}
