using System.Collections;
using System.Diagnostics.CodeAnalysis;
using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

/// <summary>
/// Holds one tensor or several, in order or by name: the inputs, targets, weights or outputs of a model. Converts from a
/// tensor, an array or a dictionary, and to a tensor where it holds one.
/// </summary>
public sealed class Tensors : IReadOnlyList<Tensor>
{
    private readonly Tensor[] _values;
    private readonly string[]? _names;

    /// <summary>Holds tensors in order.</summary>
    /// <param name="values">The tensors.</param>
    public Tensors(params IEnumerable<Tensor> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = [.. values];
    }

    /// <summary>Holds tensors by name, in the order of the names, as Keras flattens a dictionary.</summary>
    /// <param name="values">The tensors by name.</param>
    public Tensors(IEnumerable<KeyValuePair<string, Tensor>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        KeyValuePair<string, Tensor>[] sorted = [.. values.OrderBy(pair => pair.Key, StringComparer.Ordinal)];
        _values = [.. sorted.Select(pair => pair.Value)];
        _names = [.. sorted.Select(pair => pair.Key)];
    }

    private Tensors(Tensor[] values, string[]? names)
    {
        _values = values;
        _names = names;
    }

    /// <summary>Gets the names; null where the tensors have only an order.</summary>
    public IReadOnlyList<string>? Names => _names;

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <summary>Gets the tensor, where there is one.</summary>
    /// <exception cref="InvalidArgumentException">There are several, or none.</exception>
    public Tensor Single => _values.Length == 1
        ? _values[0]
        : throw new InvalidArgumentException($"One tensor is asked for, but there are {_values.Length}: {this}.");

    /// <inheritdoc/>
    public Tensor this[int index] => _values[index];

    /// <summary>Gets a tensor by name.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name.</exception>
    public Tensor this[string name] => Find(name)
        ?? throw new InvalidArgumentException(
            $"There is no tensor '{name}'; there are {this}.{UnknownName.Hint(name, _names ?? [])}");

    /// <summary>Holds one tensor.</summary>
    [return: NotNullIfNotNull(nameof(tensor))]
    public static implicit operator Tensors?(Tensor? tensor) => tensor is null ? null : new Tensors([tensor], null);

    /// <summary>Holds tensors in order.</summary>
    [return: NotNullIfNotNull(nameof(tensors))]
    public static implicit operator Tensors?(Tensor[]? tensors) => tensors is null ? null : new Tensors(tensors, null);

    /// <summary>Holds tensors by name.</summary>
    [return: NotNullIfNotNull(nameof(tensors))]
    public static implicit operator Tensors?(Dictionary<string, Tensor>? tensors) =>
        tensors is null ? null : new Tensors((IEnumerable<KeyValuePair<string, Tensor>>)tensors);

    /// <summary>Gives the one tensor.</summary>
    /// <exception cref="InvalidArgumentException">There are several, or none.</exception>
    [return: NotNullIfNotNull(nameof(tensors))]
    public static implicit operator Tensor?(Tensors? tensors) => tensors?.Single;

    /// <summary>Finds a tensor by name; null where there is none.</summary>
    public Tensor? Find(string name)
    {
        int index = _names is null ? -1 : Array.IndexOf(_names, name);
        return index < 0 ? null : _values[index];
    }

    /// <summary>Makes tensors of the same names by a function.</summary>
    public Tensors Each(Func<Tensor, Tensor> function) => new(Array.ConvertAll(_values, value => function(value)), _names);

    /// <inheritdoc/>
    public IEnumerator<Tensor> GetEnumerator() => ((IEnumerable<Tensor>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes names, dtypes and shapes.</summary>
    public override string ToString() => string.Join(
        ", ", _values.Select((value, i) => $"{(_names is null ? "" : _names[i] + ": ")}{value.DType.Name} {value.Shape}"));

    internal static Tensors Of(IReadOnlyList<string>? names, Tensor[] values) => new(values, names is null ? null : [.. names]);
}
