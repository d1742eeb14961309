using System.Text.RegularExpressions;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;
using YamlDotNet.Core;

namespace RawOpsNet.Generator.Binding;

/// <summary>Binds the head of a file: schema, namespace, class, sets, enums.</summary>
internal sealed class HeadBinder
{
    private const string Schema = "rawops/1";
    private const string Own = "RawOps";

    private readonly DiagnosticSink _sink;
    private readonly NodeReader _reader;
    private readonly string _path;

    private HeadBinder(string path, string text)
    {
        _path = path;
        _sink = new DiagnosticSink(text);
        _reader = new NodeReader(_sink);
    }

    /// <summary>Binds the text up to and with the line <c>ops:</c>.</summary>
    public static BoundHead Bind(string path, string text)
    {
        HeadBinder binder = new(path, text);
        FileHead head = binder.BindText();
        return new BoundHead(head, binder._sink.ToArray().Select(diagnostic => diagnostic.At(path, 0)).ToArray());
    }

    private FileHead BindText()
    {
        FileHead none = Recovered();
        if (StrangeIndent.Report(_sink, 0, _sink.Text.Length))
        {
            return none;
        }

        YamlNode? root = YamlReader.Read(_sink, 0, _sink.Text.Length, out YamlException? failure);
        if (failure is not null)
        {
            YamlDiagnosis.Explain(_sink, 0, _sink.Text.Length, failure);
            return none;
        }

        if (root is not (YamlMap or null))
        {
            _reader.ReportKind("a file", root, "a map with schema, namespace, class and ops");
            return none;
        }

        YamlMap map = root as YamlMap ?? new YamlMap(0, 0, [], isFlow: false);
        if (!IsThisSchema(map))
        {
            bool isForeign = map["schema"] is YamlScalar { Value: var other }
                && other.StartsWith("rawops/", StringComparison.Ordinal);
            return none with { IsForeign = isForeign };
        }

        map = _reader.CheckKeys(map, KeyTables.File);
        CheckRequired(map);
        EquatableArray<NamedSet> sets = map["sets"] is { } setsNode ? BindSets(setsNode) : [];
        (string space, string className) = NamesOf(
            (map["namespace"] as YamlScalar)?.Value ?? "", (map["class"] as YamlScalar)?.Value ?? "");
        return new FileHead(_path)
        {
            Namespace = space,
            ClassName = className,
            Sets = sets,
            Enums = map["enums"] is { } enumsNode ? BindEnums(enumsNode) : [],
            IsReadable = true,
        };
    }

    // What a head with a mistake still says by its lines, so that the ops stay and calls of them give no second message.
    private FileHead Recovered()
    {
        string Line(string key)
        {
            Match line = Regex.Match(_sink.Text, $@"^{key}\s*:\s*(\S+)", RegexOptions.Multiline | RegexOptions.CultureInvariant);
            return line.Groups[1].Value;
        }

        (string space, string name) = NamesOf(Line("namespace"), Line("class"));
        return new FileHead(_path) { Namespace = space, ClassName = name, IsReadable = true };
    }

    // Namespace and class; where one is missing, what the other says of it: Acme.Ops and AcmeOps.
    private static (string Space, string ClassName) NamesOf(string space, string name)
    {
        space = string.Join(".", space.Split('.').Select(Joined).Where(part => part.Length > 0));
        name = Joined(name);
        string words = Regex.Replace(name, "(?<=[a-z0-9])(?=[A-Z])", ".", RegexOptions.CultureInvariant);
        space = space.Length > 0 ? space : words.Length == 0 ? "Acme.Ops" : words.Contains(".") ? words : words + ".Ops";
        string joined = space.Contains(".") ? space.Replace(".", "") : space + "Ops";
        return (space, name.Length > 0 ? name : joined);
    }

    // The identifier that a name with other characters was meant to be; empty where it has none.
    private static string Joined(string text)
    {
        string joined = CSharpNames.IsIdentifier(text) ? text
            : string.Concat(Regex.Split(text, @"\W+").Where(part => part.Length > 0).Select(CSharpNames.Pascal));
        return CSharpNames.IsIdentifier(joined) ? joined : "";
    }

    private bool IsThisSchema(YamlMap map)
    {
        YamlNode? node = map["schema"];
        if (node is YamlScalar { Value: Schema })
        {
            return true;
        }

        if (node is null)
        {
            bool isWhole = map["namespace"] is not null;
            string needed = isWhole ? "schema: rawops/1" : "schema: rawops/1', 'namespace: Acme.Ops' and 'class: AcmeOps";
            _sink.Report(Rules.MissingKey, new YamlBad(0, 0), "The file", needed);
            return false;
        }

        string said = (node as YamlScalar)?.Value ?? "";
        bool isNewer = said.StartsWith("rawops/", StringComparison.Ordinal);
        _sink.Report(Rules.UnknownSchema, node, said, isNewer ? ", or reference a RawOps package that reads it" : "");
        return false;
    }

    private void CheckRequired(YamlMap map)
    {
        YamlScalar schema = map.Find("schema")!.Key;
        (string space, string name) = NamesOf(
            (map["namespace"] as YamlScalar)?.Value ?? "", (map["class"] as YamlScalar)?.Value ?? "");
        string[] missing = [.. KeyTables.File.Rows.Where(row => row.IsRequired && map[row.Name] is null).Select(row =>
            row.Name switch { "namespace" => $"namespace: {space}", "class" => $"class: {name}", _ => row.Name })];
        if (missing.Length > 0)
        {
            _sink.Report(Rules.MissingKey, schema, "The file", string.Join("' and '", missing));
        }

        if (map["ops"] is YamlList { Items.Length: > 0 } list)
        {
            _sink.Report(Rules.WrongKind, list, "ops", "a list of records, each after a dash ('- op: Name')",
                "a list in brackets");
        }
        else if (map["ops"] is { } ops and not (YamlList or YamlScalar { IsAbsent: true }))
        {
            _reader.ReportKind("ops", ops, "a list of records ('- op: Name')");
        }

        CheckNamespace(map);
    }

    private void CheckNamespace(YamlMap map)
    {
        if (map["namespace"] is YamlScalar { IsAbsent: false } dotted && !dotted.Value.Split('.').All(CSharpNames.IsIdentifier))
        {
            _sink.Report(Rules.MalformedValue, dotted, dotted.Value, "names joined by dots, such as Acme.Ops");
        }
        else if (map["class"] is YamlScalar { IsAbsent: false } single && !CSharpNames.IsIdentifier(single.Value))
        {
            _sink.Report(Rules.MalformedValue, single, single.Value, "a name, such as AcmeOps");
        }
        else if (map["namespace"] is YamlScalar space && map["class"] is YamlScalar name
            && (space.Value == name.Value || space.Value.EndsWith("." + name.Value, StringComparison.Ordinal)))
        {
            _sink.Report(Rules.NamespaceTrap, name, name.Value);
        }
        else if (map["namespace"] is YamlScalar place && place.Value.Split('.').Contains(Own))
        {
            _sink.Report(Rules.HiddenRawOps, place, place.Value, "Acme.Ops");
        }
        else if (map["class"] is YamlScalar { Value: Own } own && map["namespace"] is YamlScalar { Value: not "RawOpsNet" })
        {
            _sink.Report(Rules.HiddenRawOps, own, own.Value, "AcmeOps");
        }
    }

    private NamedSet[] BindSets(YamlNode node)
    {
        List<NamedSet> sets = [];
        foreach (YamlEntry entry in _reader.Map("sets", node, "a map from names to lists of dtypes")?.Entries ?? [])
        {
            NamedTypes known = new(NamedTypes.BuiltIn.Concat(sets).ToArray(), default);
            List<DType> types = [];
            foreach (YamlScalar item in _reader.Names(entry.Key.Value, entry.Value, "a list of dtypes"))
            {
                if (known.FindTypes(item.Value) is { } found)
                {
                    types.AddRange(found.Where(type => !types.Contains(type)));
                }
                else
                {
                    string? near = OtherNames.DTypeOf(item.Value) ?? Suggestions.Nearest(item.Value, known.TypeNames);
                    _sink.ReportNear(Rules.UnknownSet, item, near, item.Value);
                }
            }

            sets.Add(new NamedSet(entry.Key.Value, types.ToArray()));
        }

        return sets.ToArray();
    }

    private EnumModel[] BindEnums(YamlNode node)
    {
        List<EnumModel> enums = [];
        foreach (YamlEntry entry in _reader.Map("enums", node, "a map from names to choices")?.Entries ?? [])
        {
            List<EnumMember> members = [];
            foreach (YamlEntry member in _reader.Map(entry.Key.Value, entry.Value, "a map from C# names to texts")?.Entries ?? [])
            {
                if (_reader.Scalar(member.Key.Value, member.Value, "a text") is { } text)
                {
                    members.Add(new EnumMember(member.Key.Value, text.Value));
                }
            }

            enums.Add(new EnumModel(entry.Key.Value, members.ToArray()));
        }

        return enums.ToArray();
    }
}
