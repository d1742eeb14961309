using System.Reflection;
using RawOpsNet.Generator;
using RawOpsNet.Tests.Packages;

namespace RawOpsNet.Tests.Docs.Snippets;

/// <summary>Runs the SDK's own compiler, as a build would, with the generator for pages that have records.</summary>
internal static class SnippetCompiler
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Numerics;
        global using System.Threading.Tasks;
        global using RawOpsNet;
        """;

    /// <summary>Compiles files to an assembly; gives its path, or null and the compiler's errors.</summary>
    /// <param name="folder">Where to write.</param>
    /// <param name="name">The assembly's name.</param>
    /// <param name="sources">The C# texts.</param>
    /// <param name="records">The yaml texts.</param>
    public static (string? Assembly, string[] Errors) Compile(
        string folder, string name, IReadOnlyList<string> sources, IReadOnlyList<string> records)
    {
        string target = Path.Combine(folder, name + ".dll");
        List<string> arguments =
        [
            "/noconfig", "/nostdlib+", "/nologo", "/nullable:enable", "/langversion:14", "/target:library", "/warn:0",
            // Generated ops hold pointers.
            "/unsafe+",
            "/optimize+", "/debug-", "/deterministic+", $"/out:\"{target}\"",
            .. References().Select(path => $"/r:\"{path}\""),
            .. Write(folder, name, ".cs", [Usings, .. sources]).Select(path => $"\"{path}\""),
        ];
        if (records.Count > 0)
        {
            string generator = typeof(OpsGenerator).Assembly.Location;
            arguments.Add($"/analyzer:\"{generator}\"");
            arguments.Add($"/analyzer:\"{Path.Combine(Path.GetDirectoryName(generator)!, "YamlDotNet.dll")}\"");
            arguments.AddRange(Write(folder, name, ".ops.yaml", records).Select(path => $"/additionalfile:\"{path}\""));
        }

        string response = Path.Combine(folder, name + ".rsp");
        File.WriteAllLines(response, arguments);
        string output = Run(folder, response);
        string[] errors = [.. output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal))];
        return errors.Length > 0 ? (null, errors) : (target, []);
    }

    private static string Run(string folder, string response)
    {
        string compiler = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Compiler").Value!;
        return DotNet.Run(folder, "exec", compiler, "@" + response).Output;
    }

    private static IEnumerable<string> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Append(typeof(SnippetCheck).Assembly.Location).Distinct()
        .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            && Path.GetFileName(path) is not ("RawOps.Generator.dll" or "rawops.dll"));

    private static string[] Write(string folder, string name, string ending, IReadOnlyList<string> texts) =>
        [.. texts.Select((text, i) =>
        {
            string path = Path.Combine(folder, FormattableString.Invariant($"{name}.{i}{ending}"));
            File.WriteAllText(path, text);
            return path;
        })];
}
