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
        FileHead none = new(_path);
        if (YamlDiagnosis.FindTab(_sink, 0, _sink.Text.Length))
        {
            return none;
        }

        YamlNode? root = YamlReader.Read(_sink, 0, _sink.Text.Length, out YamlException? failure);
        if (failure is not null && FirstRecord() is >= 0 and int record)
        {
            _sink.ReportAt(Rules.MissingKey, record, record + 1, "The file", "ops:' on a line before the first record, '- op");
            return none;
        }

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
            return none;
        }

        map = _reader.CheckKeys(map, KeyTables.File);
        CheckRequired(map);
        EquatableArray<NamedSet> sets = map["sets"] is { } setsNode ? BindSets(setsNode) : [];
        return new FileHead(_path)
        {
            Namespace = _reader.Scalar(map, "namespace", "a namespace")?.Value ?? "",
            ClassName = _reader.Scalar(map, "class", "a class name")?.Value ?? "",
            Sets = sets,
            Enums = map["enums"] is { } enumsNode ? BindEnums(enumsNode) : [],
            IsReadable = true,
        };
    }

    // Records in the head stand there because no line says `ops:`.
    private int FirstRecord()
    {
        for (int at = _sink.Text.IndexOf("- op:", StringComparison.Ordinal); at >= 0;
            at = _sink.Text.IndexOf("- op:", at + 1, StringComparison.Ordinal))
        {
            int line = at == 0 ? 0 : _sink.Text.LastIndexOf('\n', at - 1) + 1;
            if (string.IsNullOrWhiteSpace(_sink.Text.Substring(line, at - line)))
            {
                return at;
            }
        }

        return -1;
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

        _sink.Report(Rules.UnknownSchema, node, node is YamlScalar scalar ? scalar.Value : "");
        return false;
    }

    private void CheckRequired(YamlMap map)
    {
        YamlScalar schema = map.Find("schema")!.Key;
        foreach (string key in KeyTables.File.Rows.Where(row => row.IsRequired).Select(row => row.Name))
        {
            if (map[key] is null)
            {
                _sink.Report(Rules.MissingKey, schema, "The file", key);
            }
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
                    _sink.ReportNear(Rules.UnknownSet, item, Suggestions.Nearest(item.Value, known.TypeNames), item.Value);
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
