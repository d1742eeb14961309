namespace RawOpsNet.Generator.Model;

/// <summary>The value of a float attr: the double nearest to the text, or an infinity or NaN.</summary>
internal sealed record FloatValue(double Value) : AttrValue;
