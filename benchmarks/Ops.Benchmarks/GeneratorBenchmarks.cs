using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RawOpsNet.Generator;

namespace RawOpsNet.Benchmarks;

/// <summary>Measures the generator: all records cold (a new driver in a warm process), and one edited record.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly CSharpCompilation _compilation = CSharpCompilation.Create("RawOps.Runtime");
    private ImmutableArray<AdditionalText> _files;
    private AdditionalText _edited = null!;
    private GeneratorDriver _warm = null!;

    /// <summary>Copies the repository's records until there are as many as TensorFlow has recorded ops.</summary>
    [Params(534)]
    public int Ops { get; set; }

    /// <summary>Reads the records.</summary>
    [GlobalSetup]
    public void Read()
    {
        string text = File.ReadAllText(Path.Combine(FindRoot(), "ops.yaml")).ReplaceLineEndings("\n");
        int at = text.IndexOf("\nops:", StringComparison.Ordinal) + "\nops:".Length;
        string[] records = text[at..].Split("\n  - op: ", StringSplitOptions.RemoveEmptyEntries).Where(record => record.Trim().Length > 0)
            .Where(record => !record.Contains("csharp(", StringComparison.Ordinal)).ToArray();
        List<AdditionalText> files = [];
        for (int copy = 0; copy * records.Length < Ops; copy++)
        {
            IEnumerable<string> named = records.Take(Ops - (copy * records.Length))
                .Select(record => copy == 0 ? record : Rename(record, copy));
            string head = copy == 0 ? text[..at] : "schema: rawops/1\nnamespace: RawOpsNet\nclass: RawOps\nops:";
            files.Add(new MemoryText($"/repo/ops/copy{copy}.ops.yaml", head + string.Concat(named.Select(record => "\n  - op: " + record))));
        }

        _files = [.. files];
        string first = files[0].GetText()!.ToString();
        _edited = new MemoryText(files[0].Path, first.Replace("z = x + y", "z = y + x", StringComparison.Ordinal));
        _warm = Cold();
    }

    /// <summary>Generates everything with a new driver.</summary>
    [Benchmark]
    public GeneratorDriver Cold() =>
        CSharpGeneratorDriver.Create([new OpsGenerator().AsSourceGenerator()], _files).RunGenerators(_compilation);

    /// <summary>Generates what one edit changed.</summary>
    [Benchmark]
    public GeneratorDriver OneEdit() => _warm.ReplaceAdditionalText(_files[0], _edited).RunGenerators(_compilation);

    private static string Rename(string record, int copy)
    {
        int end = record.IndexOf('\n', StringComparison.Ordinal);
        return record[..end] + "Copy" + copy + record[end..];
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RawOps.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("RawOps.sln is in no folder above the benchmarks.");
    }

    private sealed class MemoryText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
