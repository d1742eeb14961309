using System.Text.RegularExpressions;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// Finds that a record lacks <c>inputs</c>, <c>outputs</c> or <c>attrs</c> though docs, tests or the body speak of such: one
/// message in place of one for each name, and the names as they were most likely meant, so that calls of the op still compile.
/// </summary>
internal sealed class MissingSections
{
    private static readonly Regex Assigned =
        new(@"^[ \t]*([A-Za-z]\w*)[ \t]*=[^=]", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private readonly YamlMap _map;
    private readonly HashSet<string> _inputs;
    private readonly HashSet<string> _outputs;
    private readonly HashSet<string> _attrs;

    private MissingSections(YamlMap map)
    {
        _map = map;
        _inputs = [.. Keys("inputs")];
        _outputs = [.. Keys("outputs")];
        _attrs = [.. Keys("attrs")];
    }

    /// <summary>The record's map with the sections that it lacks.</summary>
    public static YamlMap Complete(YamlMap map, string op, DiagnosticSink sink, out bool hasMissing)
    {
        hasMissing = false;
        bool isPlain = map["sparse_of"] is null && map["kernels"] is not null
            && (map["inputs"] is null || map["outputs"] is null || map["attrs"] is null);
        foreach ((string section, string[] names) in isPlain ? new MissingSections(map).Find() : [])
        {
            sink.Report(Rules.MissingKey, map["op"]!, op, section);
            hasMissing = true;
            map = With(map, section, names);
        }

        return map;
    }

    private IEnumerable<(string Section, string[] Names)> Find()
    {
        string[] strangers = [.. Keys("docs").Except(_inputs).Except(_outputs).Except(_attrs)];
        string[] tested = [.. OfTests("out")];
        string[] given = [.. OfTests("in")];
        string[] set = [.. OfTests("attrs")];
        if (_map["inputs"] is null)
        {
            string[] names = [.. given.Concat(_map["outputs"] is null || _map["attrs"] is null ? [] : strangers)
                .Where(name => !_outputs.Contains(name) && !_attrs.Contains(name)).Distinct()];
            if (names.Length > 0)
            {
                yield return ("inputs", names);
            }
        }

        bool writesInputs = (_map["inputs"] as YamlMap)?.Entries
            .Any(entry => entry.Value is YamlScalar text && (text.Value.StartsWith("resource", StringComparison.Ordinal)
                || text.Value.StartsWith("ref", StringComparison.Ordinal))) == true;
        if (_map["outputs"] is null && !writesInputs)
        {
            string[] names = [.. tested.Concat(AssignedNames())
                .Concat(_map["inputs"] is null || _map["attrs"] is null ? [] : strangers)
                .Where(name => !_attrs.Contains(name)).Distinct()];
            if (names.Length > 0)
            {
                yield return ("outputs", names);
            }
        }

        if (_map["attrs"] is null)
        {
            string[] names = [.. set.Concat(_map["inputs"] is null || _map["outputs"] is null ? [] : strangers).Distinct()];
            if (names.Length > 0)
            {
                yield return ("attrs", names);
            }
        }
    }

    private static YamlMap With(YamlMap map, string section, string[] names)
    {
        YamlScalar Text(string value) => new(map.Start, map.Start, value, TextStyle.Plain);
        string type = new[] { "inputs", "outputs" }.SelectMany(key => (map[key] as YamlMap)?.Entries ?? [])
            .Select(entry => entry.Value).OfType<YamlScalar>().Select(text => text.Value)
            .FirstOrDefault(CSharpNames.IsIdentifier)
            ?? (map["attrs"] as YamlMap)?.Entries.Select(entry => entry.Key.Value)
                .LastOrDefault(name => name.StartsWith("T", StringComparison.Ordinal))
            ?? "float32";
        string notation = section == "attrs" ? "float = 0" : type;
        List<YamlEntry> entries = [.. names.Select(name => new YamlEntry(Text(name), Text(notation)))];
        if (section == "attrs" && !DTypes.TryParse(type, out _))
        {
            entries.Add(new YamlEntry(Text(type), Text("type")));
        }

        // What stands among the inputs though the body assigns it is an output.
        IEnumerable<YamlEntry> others = map.Entries.Select(entry =>
            section == "outputs" && entry is { Key.Value: "inputs", Value: YamlMap inputs }
                ? new YamlEntry(entry.Key, Without(inputs, names)) : entry);
        YamlEntry added = new(Text(section), new YamlMap(map.Start, map.Start, entries.ToArray(), isFlow: false));
        return new YamlMap(map.Start, map.End, [.. others, added], map.IsFlow);
    }

    private static YamlMap Without(YamlMap map, string[] names) =>
        new(map.Start, map.End, map.Entries.Where(entry => !names.Contains(entry.Key.Value)).ToArray(), map.IsFlow);

    private IEnumerable<string> Keys(string section) =>
        (_map[section] as YamlMap)?.Entries.Select(entry => entry.Key.Value) ?? [];

    private IEnumerable<string> OfTests(string key) => (_map["tests"] as YamlList)?.Items.OfType<YamlMap>()
        .SelectMany(test => (test[key] as YamlMap)?.Entries ?? []).Select(entry => entry.Key.Value) ?? [];

    private IEnumerable<string> AssignedNames()
    {
        YamlNode? body = (_map["kernels"] as YamlMap)?["elementwise"];
        YamlScalar? text = body as YamlScalar ?? (body as YamlMap)?["body"] as YamlScalar;
        return text is null ? [] : Assigned.Matches(text.Value).Cast<Match>().Select(match => match.Groups[1].Value);
    }
}
