using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Builds a message in invariant culture, only where the call fails; generated checks interpolate into it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[InterpolatedStringHandler]
public ref struct OpMessage
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Begins a message.</summary>
    public OpMessage(int literalLength, int formattedCount) =>
        _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);

    /// <summary>Adds text.</summary>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>Adds a value.</summary>
    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>Ends the message.</summary>
    public override string ToString() => _text.ToStringAndClear();
}
