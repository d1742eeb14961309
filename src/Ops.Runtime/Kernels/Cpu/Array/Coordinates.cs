using System.Globalization;
using System.Text;

namespace RawOpsNet.Kernels;

/// <summary>Writes integers as a list, for messages: <c>[0, -2]</c>.</summary>
internal readonly struct Coordinates
{
    private readonly string _text;

    /// <summary>Writes the list.</summary>
    public Coordinates(ReadOnlySpan<long> values)
    {
        StringBuilder text = new("[");
        for (int i = 0; i < values.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(values[i].ToString(CultureInfo.InvariantCulture));
        }

        _text = text.Append(']').ToString();
    }

    /// <summary>The list.</summary>
    public override string ToString() => _text;
}
