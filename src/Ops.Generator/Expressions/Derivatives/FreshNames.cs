using System.Globalization;

namespace RawOpsNet.Generator.Expressions.Derivatives;

/// <summary>Makes names that nothing else has.</summary>
internal sealed class FreshNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>The wanted name, or the first of it with a number that is free.</summary>
    public string Next(string wanted)
    {
        string name = wanted;
        for (int i = 1; !_taken.Add(name); i++)
        {
            name = wanted + "_" + i.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}
