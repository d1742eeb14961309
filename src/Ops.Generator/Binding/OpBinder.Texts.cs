using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Summary, docs, traits, visibility, deprecation, C# names, raw OpDef keys.</summary>
internal sealed partial class OpBinder
{
    private static readonly string[] TraitNames =
        ["stateful", "commutative", "aggregate", "distributed", "allows_uninitialized_input"];

    private static readonly string[] VisibilityNames = ["public", "internal", "skip"];

    // What every object has, and what C# would take for it.
    private static readonly string[] ObjectMembers =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private void BindTexts()
    {
        CheckRequired();
        _op = _op with
        {
            Since = _reader.Scalar(_map, "since", "a version")?.Value,
            Summary = (_map["summary"] as YamlScalar)?.Value.TrimEnd() ?? "",
            Description = _reader.Scalar(_map, "description", "text")?.Value.TrimEnd(),
            Traits = BindTraits(),
            Visibility = BindVisibility(),
            Deprecated = BindDeprecated(),
            OpDefEntries = BindOpDef(),
        };
        BindDocs();
        BindCSharp();
    }

    private void CheckRequired()
    {
        foreach (KeyRow row in KeyTables.Op.Rows)
        {
            bool isMissing = row.IsRequired && _map[row.Name] is null or YamlScalar { IsAbsent: true };
            if (isMissing && row.IsRequired && row.Name != "op"
                && !(row.Name == "docs" && (HasNothingToDocument() || _map["docs"] is not null)))
            {
                _sink.Report(Rules.MissingKey, _nameNode, _op.Name, row.Name);
            }
        }
    }

    private bool HasNothingToDocument() =>
        _op.Inputs.Count == 0 && _op.Outputs.Count == 0 && !_op.Attrs.Any(NeedsDoc);

    private bool NeedsDoc(AttrModel attr) => attr.Kind != AttrKind.Type && !IsCount(attr.Name);

    private bool IsCount(string attr) => _op.Inputs.Concat(_op.Outputs).Any(argument => argument.CountAttr == attr);

    private OpTraits BindTraits()
    {
        OpTraits traits = OpTraits.None;
        foreach (YamlScalar name in _map["traits"] is { } node ? _reader.Names("traits", node, "a list of flags") : [])
        {
            int index = Array.IndexOf(TraitNames, name.Value);
            if (index < 0)
            {
                _sink.ReportNear(Rules.UnknownKey, name, Suggestions.Nearest(name.Value, TraitNames), name.Value, "traits");
            }
            else
            {
                traits |= (OpTraits)(1 << index);
            }
        }

        return traits;
    }

    private OpVisibility BindVisibility()
    {
        if (_reader.Scalar(_map, "visibility", "public, internal or skip") is not { } word)
        {
            return OpVisibility.Public;
        }

        int index = Array.IndexOf(VisibilityNames, word.Value);
        if (index < 0)
        {
            _sink.Report(Rules.WrongKind, word, "visibility", "public, internal or skip", word.Describe());
            return OpVisibility.Public;
        }

        return (OpVisibility)index;
    }

    private DeprecationModel? BindDeprecated()
    {
        if (_map["deprecated"] is not { } node || _reader.Map("deprecated", node, "since, use and note") is not { } map)
        {
            return null;
        }

        _reader.CheckKeys(map, KeyTables.Deprecated);
        YamlScalar? use = _reader.Scalar(map, "use", "an op");
        if (use is not null && _context.Find(use.Value) is null && !_context.IsBroken(use.Value))
        {
            _sink.ReportNear(Rules.DeprecatedUse, use, Suggestions.Nearest(use.Value, _context.Names), use.Value);
        }

        string? since = _reader.Scalar(map, "since", "a version")?.Value;
        return new DeprecationModel(since, use?.Value, _reader.Scalar(map, "note", "text")?.Value);
    }

    private OpDefEntry[] BindOpDef()
    {
        if (_map["opdef"] is not { } node || _reader.Map("opdef", node, "a map") is not { } map)
        {
            return [];
        }

        return map.Entries.Select(entry => new OpDefEntry(
            entry.Key.Value, _sink.Text.Substring(entry.Value.Start, entry.Value.End - entry.Value.Start))).ToArray();
    }

    private void BindDocs()
    {
        YamlMap? docs = _map["docs"] is { } node ? _reader.Map("docs", node, "a map from names to text") : null;
        if (_op.IsBroken || (_map["docs"] is not null && docs is null) || (docs is null && !HasNothingToDocument()))
        {
            return;
        }

        docs ??= new YamlMap(0, 0, [], isFlow: true);
        HashSet<string> meant = [];
        List<string> known =
            [.. _op.Inputs.Concat(_op.Outputs).Select(argument => argument.Name), .. _op.Attrs.Select(attr => attr.Name)];
        foreach (YamlEntry entry in docs.Entries)
        {
            string name = entry.Key.Value;
            if (!known.Contains(name))
            {
                string? near = Suggestions.Nearest(name, known);
                _sink.ReportNear(Rules.DocsOfStranger, entry.Key, near, name, _op.Name);
                meant.Add(near ?? name);
            }
        }

        _op = _op with
        {
            Inputs = WithDocs(_op.Inputs, docs, "inputs", meant),
            Outputs = WithDocs(_op.Outputs, docs, "outputs", meant),
            Attrs = _op.Attrs.Select(attr => attr with
            {
                Doc = Doc(attr.Name, docs, "attrs", NeedsDoc(attr) && !meant.Contains(attr.Name)) ?? attr.Doc,
            }).ToArray(),
        };
    }

    private ArgumentModel[] WithDocs(EquatableArray<ArgumentModel> arguments, YamlMap docs, string section,
        HashSet<string> meant) =>
        arguments.Select(argument => argument with
        {
            Doc = Doc(argument.Name, docs, section, !meant.Contains(argument.Name)) ?? argument.Doc,
        }).ToArray();

    private string? Doc(string name, YamlMap docs, string section, bool isNeeded)
    {
        YamlEntry? entry = docs.Find(name);
        if (entry?.Value is YamlScalar { IsAbsent: false } scalar)
        {
            return scalar.Value.TrimEnd();
        }

        if (entry is not null and { Value: not YamlScalar })
        {
            _reader.ReportKind(name, entry.Value, "text");
        }
        else if (isNeeded && !IsDocumentedByBase(name))
        {
            YamlNode? key = entry?.Key ?? (_map[section] as YamlMap)?.Find(name)?.Key;
            _sink.Report(Rules.Undocumented, key ?? _nameNode, name);
        }

        return null;
    }

    private bool IsDocumentedByBase(string name) => _dense is not null
        && (_op.Input(name)?.Doc ?? _op.Output(name)?.Doc ?? _op.Attr(name)?.Doc) is not null;

    private void BindCSharp()
    {
        YamlMap? map = _map["csharp"] is { } node ? _reader.Map("csharp", node, "name, parameters and order") : null;
        if (map is not null)
        {
            _reader.CheckKeys(map, KeyTables.CSharp);
            BindOrder(map);
        }

        YamlNode at = map?["name"] ?? _nameNode;
        string own = $"global::{_parsed.Head.Namespace}.{_parsed.Head.ClassName}";
        if (_op.CSharpName == _parsed.Head.ClassName || ObjectMembers.Contains(_op.CSharpName))
        {
            _sink.Report(Rules.TakenName, at, _op.CSharpName, _parsed.Head.ClassName);
        }
        else if (!CSharpNames.IsIdentifier(_op.CSharpName))
        {
            _sink.Report(Rules.MethodName, at, _op.CSharpName);
        }
        else if (_context.References.FirstOrDefault(op => op.CSharpName == _op.CSharpName && op.Class != own) is { } elsewhere)
        {
            string other = elsewhere.Class.Replace("global::", "");
            _sink.Report(Rules.NameElsewhere, at, _op.CSharpName, other, _parsed.Head.ClassName);
        }

        CheckCollisions();
    }

    private void BindOrder(YamlMap map)
    {
        List<string> order = [];
        List<string> known = [.. _op.Inputs.Select(input => input.Name), .. _op.Attrs.Select(attr => attr.Name)];
        foreach (YamlScalar name in map["order"] is { } node ? _reader.Names("order", node, "a list of parameters") : [])
        {
            if (known.Contains(name.Value))
            {
                order.Add(name.Value);
            }
            else if (!_op.IsBroken)
            {
                _sink.ReportNear(Rules.RenameOfStranger, name, Suggestions.Nearest(name.Value, known), name.Value, _op.Name);
            }
        }

        _op = _op with { ParameterOrder = order.ToArray() };
    }

    // Parameters share a scope with the label `name`; outputs are members of a struct of their own.
    private void CheckCollisions()
    {
        Dictionary<string, string> taken = new() { ["name"] = "name of every call" };
        foreach ((string name, string csharp, string section) in _op.Inputs
            .Select(input => (input.Name, input.ParameterName, "inputs"))
            .Concat(_op.Attrs.Where(attr => !attr.IsInferred).Select(attr => (attr.Name, attr.ParameterName, "attrs"))))
        {
            if (taken.TryGetValue(csharp, out string? other))
            {
                YamlNode? key = (_map[section] as YamlMap)?.Find(name)?.Key;
                _sink.Report(Rules.CSharpNames, key ?? _nameNode, other, name, csharp);
            }

            taken[csharp] = name;
        }

        Dictionary<string, string> outputs = [];
        foreach (ArgumentModel output in _op.Outputs)
        {
            string csharp = CSharpNames.Pascal(output.ParameterName);
            if (outputs.TryGetValue(csharp, out string? other))
            {
                YamlNode? key = (_map["outputs"] as YamlMap)?.Find(output.Name)?.Key;
                _sink.Report(Rules.CSharpNames, key ?? _nameNode, other, output.Name, csharp);
            }

            outputs[csharp] = output.Name;
        }
    }
}
