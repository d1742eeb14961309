using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawOpsNet.Testing;

namespace RawOpsNet.Tests.Packages;

/// <summary>What a snapshot compares, writes and says; by itself, and through Verify.</summary>
public sealed class SnapshotTests : IDisposable
{
    // The part of Verify.Xunit's interface that is called; the package itself cannot be had on every machine.
    private const string Verify = """
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;

        namespace VerifyTests
        {
            public class VerifySettings
            {
                public string Place = "";
                public void UseDirectory(string directory) => Place += directory + "|";
                public void UseFileName(string fileName) => Place += fileName;
            }

            public class SettingsTask(Task task)
            {
                public Task ToTask() => task;
                public TaskAwaiter GetAwaiter() => task.GetAwaiter();
            }
        }

        namespace VerifyXunit
        {
            public static class Verifier
            {
                public static readonly List<string> Calls = [];

                public static VerifyTests.SettingsTask Verify(string target, VerifyTests.VerifySettings? settings = null,
                    [CallerFilePath] string sourceFile = "") => throw new System.NotSupportedException();

                public static VerifyTests.SettingsTask Verify(string target, string extension,
                    VerifyTests.VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
                {
                    Calls.Add($"{target}|{extension}|{settings!.Place}|{sourceFile}");
                    return new(target == "wrong" ? Task.FromException(new System.Exception("differs")) : Task.CompletedTask);
                }
            }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("rawops-snapshots").FullName;
    private readonly Action<SnapshotFile> _comparison = Snapshot.Comparison;

    private string Source => Path.Combine(_folder, "SomeTests.cs");

    public void Dispose()
    {
        Snapshot.Comparison = _comparison;
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void An_equal_text_passes_whatever_its_line_ends_and_its_received_file_goes()
    {
        Write("A.verified.txt", "one\r\ntwo\n");
        Write("A.received.txt", "old");

        Snapshot.Match("one\ntwo\r\n", "A", "txt", test: Source);

        Assert.False(File.Exists(At("A.received.txt")));
    }

    [Fact]
    public void A_text_that_differs_is_received_and_shown_line_by_line()
    {
        Write("A.verified.cs", "one\ntwo\nthree\n");

        SnapshotException error = Assert.Throws<SnapshotException>(() => Snapshot.Match("one\n2\nthree\n", "A", test: Source));

        Assert.Equal(
            $"A differs from {At("A.verified.cs")}. Look at it; if it is right, run 'rawops accept'.\nline 2:\n- two\n+ 2\n",
            error.Message);
        Assert.Equal("one\n2\nthree\n", File.ReadAllText(At("A.received.cs")));
    }

    [Fact]
    public void A_text_without_a_verified_file_is_received_under_the_name_of_its_test()
    {
        SnapshotException error = Assert.Throws<SnapshotException>(() => Snapshot.Match("text", test: Source));

        string name = "SomeTests." + nameof(A_text_without_a_verified_file_is_received_under_the_name_of_its_test);
        Assert.StartsWith($"{name}.verified.cs is missing.", error.Message, StringComparison.Ordinal);
        Assert.Equal("text", File.ReadAllText(At($"{name}.received.cs")));
    }

    [Fact]
    public void The_same_snapshots_go_through_Verify_with_the_same_folder_and_name()
    {
        Assembly assembly = CompileWithVerify();
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);

        Snapshot.Match("text", "A", "txt", test: Source);

        List<string> calls = (List<string>)assembly.GetType("VerifyXunit.Verifier")!.GetField("Calls")!.GetValue(null)!;
        Assert.Equal($"text|txt|{Path.Combine(_folder, "Snapshots")}|A|{Source}", Assert.Single(calls));
        Assert.Equal("differs", Assert.Throws<Exception>(() => Snapshot.Match("wrong", "A", "txt", test: Source)).Message);
    }

    private static Assembly CompileWithVerify()
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp13);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "SnapshotsThroughVerify",
            new[] { Repository.Read("src/Testing/build/VerifySnapshots.cs"), Verify }.Select(text => CSharpSyntaxTree.ParseText(text, options)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error));
        using MemoryStream bytes = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(bytes);
        Assert.Equal("", string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(bytes.ToArray());
    }

    private string At(string name) => Path.Combine(_folder, "Snapshots", name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "Snapshots"));
        File.WriteAllText(At(name), text);
    }
}
