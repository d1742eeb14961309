namespace RawOpsNet.Generator.Emit;

/// <summary>Gives out names of locals that meet neither a parameter nor one another.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Makes a scope in which some names are taken.</summary>
    public NameScope(IEnumerable<string> taken) => _taken.UnionWith(taken);

    /// <summary>Gives a name, or the name with a digit where it is taken.</summary>
    public string Take(string name)
    {
        string candidate = name;
        for (int i = 2; !_taken.Add(candidate); i++)
        {
            candidate = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Identifiers.Escape(candidate);
    }
}
