using System.Text;

namespace RawOpsNet.Generator.Binding;

/// <summary>Turns yaml names into C# names.</summary>
internal static class CSharpNames
{
    /// <summary>camelCase, for parameters: <c>keep_dims</c> becomes <c>keepDims</c>, <c>N</c> becomes <c>n</c>.</summary>
    public static string Parameter(string name)
    {
        string pascal = Pascal(name);
        return pascal.Length == 0 ? name : char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    /// <summary>PascalCase, for properties and types: <c>data_format</c> becomes <c>DataFormat</c>.</summary>
    public static string Pascal(string name)
    {
        StringBuilder result = new(name.Length);
        bool upper = true;
        foreach (char c in name)
        {
            if (c == '_')
            {
                upper = true;
                continue;
            }

            result.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return result.ToString();
    }

    /// <summary>Whether a text is a C# identifier of letters, digits and underscores.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>Whether a text is an op name: an upper-case letter, then letters and digits.</summary>
    public static bool IsOpName(string name) =>
        name.Length > 0 && name[0] is >= 'A' and <= 'Z'
            && name.All(c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9'));
}
