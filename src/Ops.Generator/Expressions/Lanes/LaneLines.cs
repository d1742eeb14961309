using System.Globalization;

namespace RawOpsNet.Generator.Expressions.Lanes;

/// <summary>The statements of one generated method while they are written, and the locals that it has.</summary>
internal sealed class LaneLines
{
    private readonly HashSet<string> _declared = [];

    /// <summary>The statements, one a line, without indentation.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>The local that holds a name of the body.</summary>
    public Dictionary<string, string> Locals { get; } = [];

    /// <summary>Declares a local, by the name wanted or one that is free, and gives its name.</summary>
    public string Declare(string wanted, string value, string type = "V")
    {
        string name = wanted == "t" ? "t_0" : wanted;
        for (int i = 1; !_declared.Add(name); i++)
        {
            name = wanted + "_" + i.ToString(CultureInfo.InvariantCulture);
        }

        Lines.Add(type + " " + name + " = " + LaneText.Bare(value) + ";");
        return name;
    }
}
