using System.Globalization;
using System.Text;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Makes C# names and literals.</summary>
internal static class Identifiers
{
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else "
        + "enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock "
        + "long namespace new null object operator out override params private protected public readonly ref return sbyte "
        + "sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe "
        + "ushort using virtual void volatile while field value").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Puts <c>@</c> before a keyword.</summary>
    public static string Escape(string name) => Keywords.Contains(name) && name is not ("field" or "value") ? "@" + name : name;

    /// <summary>Turns snake_case or camelCase into PascalCase: <c>reduction_indices</c> gives <c>ReductionIndices</c>.</summary>
    public static string Pascal(string name)
    {
        StringBuilder text = new(name.Length);
        bool startsWord = true;
        foreach (char letter in name)
        {
            if (letter == '_')
            {
                startsWord = true;
                continue;
            }

            text.Append(startsWord ? char.ToUpperInvariant(letter) : letter);
            startsWord = false;
        }

        return text.ToString();
    }

    /// <summary>Turns snake_case into camelCase, without <c>@</c>.</summary>
    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        return pascal.Length == 0 ? pascal : char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    /// <summary>Turns PascalCase into snake_case, for CUDA entries: <c>AddV2</c> gives <c>add_v2</c>.</summary>
    public static string Snake(string name)
    {
        StringBuilder text = new(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            bool isBoundary = i > 0 && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(isBoundary ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>Writes a C# string literal.</summary>
    public static string Quote(string text)
    {
        StringBuilder quoted = new(text.Length + 2);
        quoted.Append('"');
        foreach (char letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\0' => "\\0",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Writes a C# literal of a long.</summary>
    public static string Long(long value) => value == long.MinValue
        ? "long.MinValue"
        : value.ToString(CultureInfo.InvariantCulture) + (value is > int.MaxValue or < int.MinValue ? "L" : "");

    /// <summary>Writes a C# literal of a float attr, which OpDefs keep as the double of a float.</summary>
    public static string Float(double value) =>
        double.IsNaN(value) ? "float.NaN"
        : double.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>Writes a C# literal of a double.</summary>
    public static string Double(double value) =>
        double.IsNaN(value) ? "double.NaN"
        : double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "d";

    /// <summary>Writes a mask of dtypes.</summary>
    public static string Mask(DTypeSet dtypes) => "0x" + dtypes.Mask.ToString("X", CultureInfo.InvariantCulture) + "UL";

    /// <summary>Writes a dtype as a member of the runtime's enum, short name.</summary>
    public static string Of(DType dtype) => "DType." + dtype.ToString();

    /// <summary>Writes true or false.</summary>
    public static string Of(bool value) => value ? "true" : "false";
}
