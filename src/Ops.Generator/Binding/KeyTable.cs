namespace RawOpsNet.Generator.Binding;

/// <summary>The keys that one place of a file may have; <see cref="Place"/> names it in messages: <c>an op</c>.</summary>
internal sealed class KeyTable(string place, params KeyRow[] rows)
{
    private readonly Dictionary<string, KeyRow> _byName = rows.ToDictionary(row => row.Name);

    /// <summary>The place, for messages.</summary>
    public string Place { get; } = place;

    /// <summary>The keys in the order of the documentation.</summary>
    public KeyRow[] Rows { get; } = rows;

    /// <summary>The names of the keys.</summary>
    public IEnumerable<string> Names => Rows.Select(row => row.Name);

    /// <summary>The row of a key, or null.</summary>
    public KeyRow? Find(string name) => _byName.TryGetValue(name, out KeyRow? row) ? row : null;
}
