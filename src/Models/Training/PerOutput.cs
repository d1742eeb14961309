namespace RawOpsNet.Models;

/// <summary>
/// Holds what Compile was given for the outputs of a model: one for all, a list in their order, or some by name.
/// </summary>
internal sealed class PerOutput<T>
{
    private readonly T? _forAll;
    private readonly IReadOnlyList<T?>? _inOrder;
    private readonly IReadOnlyDictionary<string, T>? _byName;

    public PerOutput(T? forAll) => _forAll = forAll;

    public PerOutput(IReadOnlyList<T?> inOrder) => _inOrder = inOrder;

    public PerOutput(IReadOnlyDictionary<string, T> byName) => _byName = byName;

    /// <summary>Gets whether all outputs share one.</summary>
    public bool IsShared => _inOrder is null && _byName is null;

    /// <summary>Spreads over outputs; lists may be shorter, names may be missing.</summary>
    /// <exception cref="InvalidArgumentException">A name is none of an output.</exception>
    public T?[] Spread(IReadOnlyList<string> names, string what)
    {
        if (_byName is { } byName && byName.Keys.FirstOrDefault(key => !names.Contains(key)) is { } unknown)
        {
            throw new InvalidArgumentException(
                $"Found unexpected {what} that do not correspond to any Model output: '{unknown}'. "
                + $"Valid output names: {string.Join(", ", names)}.");
        }

        return [.. names.Select((name, i) => _byName is not null
            ? _byName.GetValueOrDefault(name)
            : _inOrder is not null ? i < _inOrder.Count ? _inOrder[i] : default : _forAll)];
    }
}
