using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Carries the signatures of an assembly's ops to the generator of those that reference it.</summary>
/// <param name="text">The compact text that the generator writes and reads.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class OpSignaturesAttribute(string text) : Attribute
{
    /// <summary>Gets the text.</summary>
    public string Text { get; } = text;
}
