using System.Runtime.CompilerServices;

namespace RawOpsNet.Testing;

/// <summary>
/// Compares texts with the verified files beside a test, by Verify's file conventions. What differs is written beside it as
/// received, and shown line by line; <c>rawops accept</c>, or renaming the file, makes it the verified one.
/// </summary>
public static class Snapshot
{
    /// <summary>
    /// How a text is compared; throws where it differs. Files by default; with <c>-p:UseVerify=true</c> it is Verify.Xunit.
    /// </summary>
    public static Action<SnapshotFile> Comparison { get; set; } = CompareFiles;

    /// <summary>
    /// Compares a text with <c>Snapshots/NAME.verified.EXTENSION</c> beside the test. The text is received, and the test fails,
    /// where that file differs or is missing.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The file's name; the test's file and method where absent.</param>
    /// <param name="extension">The file's extension.</param>
    /// <param name="member">The test; the compiler gives it.</param>
    /// <param name="test">The test's source file; the compiler gives it.</param>
    /// <exception cref="SnapshotException">The verified file differs or is missing.</exception>
    public static void Match(string text, string? name = null, string extension = "cs",
        [CallerMemberName] string member = "", [CallerFilePath] string test = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        string folder = Path.Combine(Path.GetDirectoryName(test) ?? "", "Snapshots");
        name ??= $"{Path.GetFileNameWithoutExtension(test)}.{member}";
        Comparison(new SnapshotFile(text.ReplaceLineEndings("\n"), folder, name, extension, test));
    }

    private static void CompareFiles(SnapshotFile file)
    {
        if (!File.Exists(file.VerifiedPath))
        {
            Receive(file);
            throw new SnapshotException(
                $"{Path.GetFileName(file.VerifiedPath)} is missing. Look at {file.ReceivedPath}; if it is right, run "
                    + "'rawops accept', or rename it so.");
        }

        string expected = File.ReadAllText(file.VerifiedPath).ReplaceLineEndings("\n");
        if (expected != file.Text)
        {
            Receive(file);
            throw new SnapshotException(
                $"{file.Name} differs from {file.VerifiedPath}. Look at it; if it is right, run 'rawops accept'.\n"
                    + LineDifference.Of(expected, file.Text));
        }

        File.Delete(file.ReceivedPath);
    }

    private static void Receive(SnapshotFile file)
    {
        Directory.CreateDirectory(file.Folder);
        File.WriteAllText(file.ReceivedPath, file.Text);
    }
}
