namespace RawOpsNet.Testing;

/// <summary>One text to compare with its verified file.</summary>
/// <param name="Text">The text; its lines end in <c>\n</c>.</param>
/// <param name="Folder">The folder of the verified file: <c>Snapshots</c> beside the test.</param>
/// <param name="Name">The name before <c>.verified</c>.</param>
/// <param name="Extension">The extension without a dot: <c>cs</c>, <c>txt</c>.</param>
/// <param name="Test">The path of the test's source file.</param>
public sealed record SnapshotFile(string Text, string Folder, string Name, string Extension, string Test)
{
    /// <summary>The path of the file that the text must equal: <c>NAME.verified.EXTENSION</c>.</summary>
    public string VerifiedPath => Path.Combine(Folder, $"{Name}.verified.{Extension}");

    /// <summary>The path of the file that is written where the text differs: <c>NAME.received.EXTENSION</c>.</summary>
    public string ReceivedPath => Path.Combine(Folder, $"{Name}.received.{Extension}");
}
