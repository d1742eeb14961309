namespace RawOpsNet.Generator.Binding;

/// <summary>A word of a notation and where it stands in it.</summary>
internal readonly record struct Located(string Text, int Offset, int Length)
{
    /// <summary>A word as it is written.</summary>
    public static Located At(string text, int offset) => new(text, offset, text.Length);
}
