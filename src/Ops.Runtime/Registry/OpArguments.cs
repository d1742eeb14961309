using System.Collections;

namespace RawOpsNet;

/// <summary>
/// Holds the inputs and attrs of a call by name: <c>new OpArguments { ["x"] = x, ["keep_dims"] = true }</c>. Inputs are
/// <see cref="Tensor"/>, Tensor[] or ResourceHandle; attrs are long, double, bool, string, DType, Shape or lists of these.
/// </summary>
public sealed partial class OpArguments : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private OpDefinition? _op;

    /// <summary>Gets or sets the label of the call, for errors and profiles.</summary>
    public string? Label { get; set; }

    /// <summary>Gets the names given.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Gets or sets an input or attr; one that was not given is null.</summary>
    public object? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set => _values[name] = value;
    }

    /// <summary>Adds an input or attr.</summary>
    public void Add(string name, object? value) => _values[name] = value;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Ties the arguments to the op that is about to read them.</summary>
    internal OpArguments For(OpDefinition op)
    {
        _op = op;
        return this;
    }
}
