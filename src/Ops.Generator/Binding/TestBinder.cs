using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Shapes;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Binds the tests of a record: names, dtypes, values, and whether the shapes agree with the shape rule.</summary>
internal sealed partial class TestBinder(OpModel op, AttrModel? by, NamedTypes types, NodeReader reader)
{
    private static readonly string[] DeviceNames = ["cpu", "cuda"];

    private readonly DiagnosticSink _sink = reader.Sink;

    /// <summary>Binds one test; null where it is too broken to run.</summary>
    public TestModel? Bind(YamlMap map, string defaultName)
    {
        int before = _sink.Count;
        map = reader.CheckKeys(map, KeyTables.Test);
        DType[] dtypes = BindTypes(map);
        TestEntry[] attrs = Entries(map, "attrs", BindAttr);
        Dictionary<string, DType> given = GivenTypes(attrs);
        TestEntry[] inputs = Entries(map, "in", (entry) => BindInput(entry, dtypes, given));
        TestEntry[] outputs = Entries(map, "out", (entry) => BindOutput(entry, dtypes, given));
        CheckInputs(map, inputs);
        CheckAsserts(map);
        TestModel test = new()
        {
            Name = reader.Scalar(map, "name", "a sentence")?.Value ?? defaultName,
            Types = dtypes,
            Attrs = attrs,
            Inputs = inputs,
            Outputs = outputs,
            Tolerance = map["tolerance"] is { } tolerance ? reader.Number("tolerance", tolerance) : null,
            Throws = reader.Scalar(map, "throws", "a part of the message")?.Value,
            GradCheck = map["gradcheck"] is { } gradCheck && reader.Bool("gradcheck", gradCheck) == true,
            Repeatable = map["repeatable"] is { } repeatable && reader.Bool("repeatable", repeatable) == true,
            Stats = BindStats(map),
            Devices = BindDevices(map),
            RelativeLine = _sink.SpanOf(map.Start, map.Start).StartLine,
        };
        if (_sink.Count == before && !_sink.HasErrors)
        {
            CheckShapes(map, test);
        }

        return _sink.Count == before || !_sink.HasErrors ? test : null;
    }

    private DType[] BindTypes(YamlMap map)
    {
        if (by is null)
        {
            return [];
        }

        if (map["types"] is not { } node)
        {
            DType first = by.Allowed.Contains(DType.Float32) ? DType.Float32
                : by.AllowedDTypes.Count > 0 ? by.AllowedDTypes[0] : DType.Float32;
            return [first];
        }

        List<DType> found = [];
        foreach (YamlScalar name in reader.Names("types", node, "a list of dtypes"))
        {
            if (types.FindTypes(name.Value) is not { } dtypes)
            {
                string? near = OtherNames.DTypeOf(name.Value) ?? Suggestions.Nearest(name.Value, types.TypeNames);
                _sink.ReportNear(Rules.UnknownSet, name, near, name.Value);
                continue;
            }

            bool isSet = !DTypes.TryParse(name.Value, out _);
            DTypeSet strange = DTypeSet.Of(dtypes) - by.Allowed;
            if (!strange.IsEmpty && !isSet)
            {
                _sink.Report(Rules.KernelType, name, strange, by.Name, NotationText.Notation(by with { Default = null }));
            }

            found.AddRange(dtypes.Where(dtype => by.Allowed.Contains(dtype) && !found.Contains(dtype)));
        }

        return found.ToArray();
    }

    private TestEntry[] Entries(YamlMap map, string key, Func<YamlEntry, TestEntry?> bind)
    {
        YamlMap? section = map[key] is { } node ? reader.Map(key, node, "a map from names to values") : null;
        return (section?.Entries ?? []).Select(bind).OfType<TestEntry>().ToArray();
    }

    private TestEntry? BindAttr(YamlEntry entry)
    {
        string name = entry.Key.Value;
        if (op.Attr(name) is not { } attr)
        {
            IEnumerable<AttrModel> given = op.Attrs.Where(candidate => !candidate.IsInferred);
            ReportStranger(entry.Key, "an attr", given.Select(candidate => candidate.Name));
            return null;
        }

        if (entry.Value is YamlBad)
        {
            return null;
        }

        bool isText = !attr.IsList && attr.Kind is AttrKind.String or AttrKind.Func or AttrKind.Tensor;
        AttrValue? value = isText && entry.Value is YamlScalar scalar
            ? new TextValue(scalar.Value)
            : DefaultParser.Parse(_sink.Text.Substring(entry.Value.Start, entry.Value.End - entry.Value.Start), attr.Kind,
                attr.IsList);
        string kind = DefaultParser.Describe(attr.Kind, attr.IsList);
        string? problem = value is null ? null : AttrRange.Problem(attr, value);
        if (value is null || problem is not null)
        {
            string? allowed = problem is null ? null : value switch
            {
                TextValue => "one of " + string.Join(", ", attr.AllowedTexts),
                DTypeValue => "one of " + string.Join(", ", attr.AllowedDTypes.Select(DTypes.Name)),
                _ => "an allowed value",
            };
            string? near = value is TextValue text ? OtherNames.TextOf(text.Value, attr.AllowedTexts) : null;
            _sink.ReportNear(
                Rules.WrongKind, entry.Value, near, name, allowed ?? kind,
                problem is null || value is TextValue or DTypeValue ? entry.Value.Describe() : "what is " + problem);
            return null;
        }

        return Value(entry.Value) is { } found ? new TestEntry(name, found) : null;
    }

    // With no name near, all there are: an op has few.
    private void ReportStranger(YamlScalar key, string what, IEnumerable<string> known)
    {
        string? near = Suggestions.Nearest(key.Value, known);
        string all = string.Join(", ", known);
        string place = near is not null || all.Length == 0 ? op.Name : $"{op.Name}, which has {all}";
        _sink.ReportNear(Rules.TestOfStranger, key, near, key.Value, what, place);
    }

    private static Dictionary<string, DType> GivenTypes(TestEntry[] attrs)
    {
        Dictionary<string, DType> given = [];
        foreach (TestEntry attr in attrs)
        {
            if (attr.Value is TestScalar scalar && DTypes.TryParse(scalar.Text, out DType dtype))
            {
                given[attr.Name] = dtype;
            }
        }

        return given;
    }

    private void CheckInputs(YamlMap map, TestEntry[] inputs)
    {
        if (map["in"] is YamlBad || map["in"] is YamlMap { Entries: { } entries }
            && entries.Any(entry => op.Input(entry.Key.Value) is null))
        {
            return;
        }

        YamlNode at = map.Find("in")?.Key ?? (YamlNode)map;
        foreach (ArgumentModel input in op.Inputs)
        {
            bool isGiven = map["in"] is YamlMap section && section[input.Name] is not null;
            if (!isGiven && !inputs.Any(entry => entry.Name == input.Name))
            {
                _sink.Report(Rules.MissingInput, at, input.Name);
            }
        }
    }

    private void CheckAsserts(YamlMap map)
    {
        string[] asserting = ["out", "throws", "repeatable", "stats", "gradcheck"];
        if (!asserting.Any(key => map[key] is not null))
        {
            _sink.Report(Rules.NothingAsserted, map);
        }
    }

    private TestStatistic[] BindStats(YamlMap map)
    {
        List<TestStatistic> stats = [];
        foreach (YamlEntry entry in map["stats"] is { } node
            ? reader.Map("stats", node, "a map from outputs to moments")?.Entries ?? [] : [])
        {
            if (op.Output(entry.Key.Value) is null)
            {
                ReportStranger(entry.Key, "an output", op.Outputs.Select(output => output.Name));
            }
            else if (reader.Map(entry.Key.Value, entry.Value, "moments such as mean: [0, 0.02]") is { } moments)
            {
                reader.CheckKeys(moments, KeyTables.Stats);
                stats.AddRange(moments.Entries.Select(moment => BindMoment(entry.Key.Value, moment)).OfType<TestStatistic>());
            }
        }

        return stats.ToArray();
    }

    private TestStatistic? BindMoment(string output, YamlEntry moment)
    {
        YamlNode[] parts = moment.Value is YamlList list ? list.Items : [moment.Value];
        if (parts.Length is 0 or > 2)
        {
            reader.ReportKind(moment.Key.Value, moment.Value, "a value and how far it may be off");
            return null;
        }

        double? value = reader.Number(moment.Key.Value, parts[0]);
        double? tolerance = parts.Length == 1 ? 0 : reader.Number(moment.Key.Value, parts[1]);
        return value is null || tolerance is null ? null
            : new TestStatistic(output, moment.Key.Value, value.Value, tolerance.Value);
    }

    private string[] BindDevices(YamlMap map)
    {
        YamlScalar[] names = map["devices"] is { } node ? reader.Names("devices", node, "cpu and cuda") : [];
        foreach (YamlScalar name in names.Where(name => !DeviceNames.Contains(name.Value)))
        {
            _sink.Report(Rules.WrongKind, name, "devices", "cpu and cuda", name.Describe());
        }

        return names.Select(name => name.Value).ToArray();
    }

    private void CheckShapes(YamlMap map, TestModel test)
    {
        if (test.Throws is not null || map["out"] is not YamlMap outNode)
        {
            return;
        }

        ShapeEvaluator evaluator = new(op, test);
        foreach (ArgumentModel output in op.Outputs.Where(output => !output.IsList))
        {
            TestEntry? entry = test.Outputs.FirstOrDefault(candidate => candidate.Name == output.Name);
            if (entry is not null && evaluator.Evaluate(output) is { } expected && TestShape.Of(entry.Value) is { } found
                && !expected.SequenceEqual(found))
            {
                _sink.Report(Rules.TestShape, outNode[output.Name]!, output.Name, TestShape.Text(expected),
                    TestShape.Text(found));
            }
        }
    }
}
