using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>kernels.reduce.</summary>
internal sealed partial class OpBinder
{
    private void BindReduce(YamlEntry entry)
    {
        if (_reader.Map("reduce", entry.Value, "a map with init and combine") is not { } map)
        {
            return;
        }

        map = _reader.CheckKeys(map, KeyTables.Reduce);
        foreach (string key in new[] { "init", "combine" })
        {
            if (map[key] is null)
            {
                _sink.Report(Rules.ReduceLacks, entry.Key, key);
                return;
            }
        }

        AttrModel? by = DefaultBy();
        ArgumentModel? input = _op.Inputs.FirstOrDefault(candidate => !candidate.IsHost && !candidate.IsResource);
        DTypeSet? given = GivenTypes(map, by);
        DTypeSet defined = AllowedBy(by) & DTypeSet.Computable;
        bool isBool = input is { TypeAttr: null, DType: DType.Bool };
        ValueKind kind = isBool ? ValueKind.Mask : ValueKind.Number;
        Expression? mapped = Part(map, "map", BodyScope.ReduceMap(_op.Name, isBool, _op.Attrs), kind, given, ref defined);
        Expression? init = Part(map, "init", BodyScope.ReduceInit(_op.Name, _op.Attrs), kind, given, ref defined);
        Expression? combine = Part(map, "combine", BodyScope.ReduceCombine(_op.Name, isBool, _op.Attrs), kind, given,
            ref defined);
        Expression? finish = Part(map, "finish", BodyScope.ReduceFinish(_op.Name, isBool, _op.Attrs), kind, given, ref defined);
        CheckCombine(map, combine);
        string? over = AxesOf(map);
        string? keep = KeepOf(map);
        CheckAgreesWithShape(entry.Key, map, over, keep);
        DTypeSet types = given ?? defined;
        _cover.Claim(_sink, types, DeviceSet.All, map);
        if (input is not null && init is not null && combine is not null)
        {
            _kernels.Add(new ReduceKernel
            {
                Input = input.Name,
                By = by?.Name,
                Types = types,
                Over = over,
                Keep = keep,
                Map = mapped,
                Init = init,
                Combine = combine,
                Finish = finish,
                Accumulate = AccumulateOf(map),
            });
        }
    }

    private Expression? Part(YamlMap map, string key, BodyScope scope, ValueKind kind, DTypeSet? given, ref DTypeSet defined)
    {
        if (map[key] is not { } node || _expressions.Source(key, node) is not { } source
            || _expressions.Parse(source, "ROPS1501") is not { } expression)
        {
            return null;
        }

        BodyBinding binding = BodyBinder.Bind(expression, scope, kind, given ?? DTypeSet.None);
        _expressions.Report(source, binding.Issues);
        defined &= binding.Defined;
        return binding.Issues.Count == 0 ? expression : null;
    }

    private void CheckCombine(YamlMap map, Expression? combine)
    {
        if (combine is null)
        {
            return;
        }

        HashSet<string> names = [.. ExpressionWalk.NamesIn(combine).Select(name => name.Identifier)];
        if (!names.Contains("a") || !names.Contains("b"))
        {
            _sink.Report(Rules.ReduceLacks, map.Find("combine")!.Key, "a and b in combine");
        }
    }

    private string? AxesOf(YamlMap map)
    {
        if (_reader.Scalar(map, "over", "a host input or an attr") is not { } name)
        {
            return null;
        }

        ArgumentModel? input = _op.Input(name.Value);
        if (input is null && _op.Attr(name.Value) is null)
        {
            IEnumerable<string> known = _op.Inputs.Select(candidate => candidate.Name)
                .Concat(_op.Attrs.Select(attr => attr.Name));
            _sink.ReportNear(Rules.KernelName, name, Suggestions.Nearest(name.Value, known), name.Value, _op.Name);
            _isShapeSettled = false;
        }
        else if (input is { IsHost: false } && _deviceValues.Add(name.Value))
        {
            _sink.Report(Rules.DeviceValue, name, name.Value);
        }

        return name.Value;
    }

    private string? KeepOf(YamlMap map)
    {
        if (_reader.Scalar(map, "keep", "a bool attr") is not { } name)
        {
            return null;
        }

        if (_op.Attr(name.Value) is not { Kind: AttrKind.Bool })
        {
            IEnumerable<string> known = _op.Attrs.Where(attr => attr.Kind == AttrKind.Bool).Select(attr => attr.Name);
            _sink.ReportNear(Rules.KernelName, name, Suggestions.Nearest(name.Value, known), name.Value, _op.Name);
            _isShapeSettled = false;
        }

        return name.Value;
    }

    // The shape rule decides which axes go and whether they stay with size 1: what the kernel says must be the same.
    private void CheckAgreesWithShape(YamlScalar key, YamlMap map, string? over, string? keep)
    {
        if (!_isShapeSettled || _op.Outputs.Count == 0 || _op.Shape.Output(_op.Outputs[0].Name) is not { } entry)
        {
            return;
        }

        Call? rule = entry.Expression as Call is { Function: "reduce" } call ? call : null;
        string? axes = rule?.Arguments.Count > 1 ? (rule.Arguments[1].Value as Name)?.Identifier : null;
        string? kept = rule?.Arguments.Count > 2 ? (rule.Arguments[2].Value as Name)?.Identifier : null;
        if (rule is not null && over != axes)
        {
            _sink.Report(Rules.ReduceLacks, map.Find("over")?.Key ?? key, $"over: {axes}, as the shape says");
        }

        if (keep != kept)
        {
            _sink.Report(Rules.ReduceLacks, map.Find("keep")?.Key ?? key,
                kept is null ? "no keep, as the shape says" : $"keep: {kept}, as the shape says");
        }
    }

    private AccumulateModel[] AccumulateOf(YamlMap map)
    {
        List<AccumulateModel> found = [];
        foreach (YamlEntry entry in map["accumulate"] is { } node
            ? _reader.Map("accumulate", node, "a map of dtypes")?.Entries ?? [] : [])
        {
            DType from = DTypeOf(entry.Key);
            DType to = _reader.Scalar(entry.Key.Value, entry.Value, "a dtype") is { } name ? DTypeOf(name) : DType.Invalid;
            if (from == DType.Invalid || to == DType.Invalid)
            {
                continue;
            }

            if (from is DType.Float16 or DType.BFloat16 && to == DType.Float32)
            {
                found.Add(new AccumulateModel(from, to));
            }
            else
            {
                _sink.Report(
                    Rules.WrongKind, entry.Value, "accumulate", "float16 and bfloat16 in float32, every other in itself",
                    $"{entry.Key.Value} in {DTypes.Name(to)}");
            }
        }

        return found.ToArray();
    }

    private DType DTypeOf(YamlScalar name)
    {
        if (!DTypes.TryParse(name.Value, out DType dtype))
        {
            string? near = Suggestions.Nearest(name.Value, DTypes.Rows.Select(row => row.Name));
            _sink.ReportNear(Rules.UnknownSet, name, near, name.Value);
        }

        return dtype;
    }
}
