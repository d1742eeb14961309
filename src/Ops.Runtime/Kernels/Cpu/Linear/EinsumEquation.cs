using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Holds the two sides of an einsum equation as text, checked for form.</summary>
internal readonly record struct EinsumEquation(string[] Inputs, string Output)
{
    private const int MostInputs = 2;

    /// <summary>Reads an equation such as <c>ij,jk->ik</c> for a number of inputs.</summary>
    /// <exception cref="InvalidArgumentException">The equation is malformed, or is for another number of inputs.</exception>
    public static EinsumEquation Parse(in OpSite site, string equation, int count)
    {
        string plain = equation.Replace(" ", "", StringComparison.Ordinal);
        string[] sides = plain.Split("->");
        if (sides.Length != 2)
        {
            site.Invalid("equation", $"equation '{equation}' must have one '->'.");
        }

        string[] inputs = sides[0].Split(',');
        if (inputs.Length != count || count > MostInputs)
        {
            site.Invalid("equation",
                $"equation '{equation}' is for {inputs.Length} inputs; there are {count}, at most {MostInputs}.");
        }

        foreach (string side in (string[])[.. inputs, sides[1]])
        {
            CheckLabels(site, equation, side);
        }

        return new EinsumEquation(inputs, sides[1]);
    }

    private static void CheckLabels(in OpSite site, string equation, string labels)
    {
        string named = labels.Replace("...", "", StringComparison.Ordinal);
        if (labels.Length - named.Length > 3 || named.Any(label => !char.IsAsciiLetter(label)))
        {
            site.Invalid("equation", $"equation '{equation}' may hold letters and one ellipsis a side; '{labels}' does not.");
        }
    }
}
