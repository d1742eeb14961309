using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>require, check, state.</summary>
internal sealed partial class OpBinder
{
    private void BindConditions()
    {
        _op = _op with
        {
            Require = _map["require"] is { } require ? BindRequire(require) : _op.Require,
            Check = _map["check"] is { } check ? BindCheck(check) : _op.Check,
            State = _map["state"] is { } state ? BindState(state) : _op.State,
        };
    }

    private RequireModel[] BindRequire(YamlNode node)
    {
        List<RequireModel> requires = [];
        BodyScope scope = BodyScope.Uniform(_op.Name, _op.Inputs, _op.Attrs, [], readsScalars: true);
        foreach (YamlEntry entry in _reader.Map("require", node, "a map from conditions to messages")?.Entries ?? [])
        {
            if (BindCondition(entry, scope, ValueKind.UniformBool, DTypeSet.None) is { } condition)
            {
                requires.Add(new RequireModel(condition, ((YamlScalar)entry.Value).Value));
            }
        }

        return requires.ToArray();
    }

    private CheckModel[] BindCheck(YamlNode node)
    {
        if (_reader.Map("check", node, "a map from conditions to messages") is not { } map)
        {
            return [];
        }

        DTypeSet types = map["types"] is { } typesNode ? Types("types", typesNode) : DTypeSet.Computable;
        AttrModel? by = DefaultBy();
        DTypeSet allowed = by is null ? DTypeSet.Computable : by.Allowed & DTypeSet.Computable;
        BodyScope scope = BodyScope.Of(_op.Name, _op.Inputs, _op.Outputs, _op.Attrs, by?.Name);
        List<CheckModel> checks = [];
        foreach (YamlEntry entry in map.Entries.Where(entry => entry.Key.Value != "types"))
        {
            if (BindCondition(entry, scope, ValueKind.Mask, types & allowed) is { } condition && ScansOne(entry.Key, condition))
            {
                checks.Add(new CheckModel(condition, ((YamlScalar)entry.Value).Value, types));
            }
        }

        return checks.ToArray();
    }

    private Expression? BindCondition(YamlEntry entry, BodyScope scope, ValueKind kind, DTypeSet types)
    {
        Expression? condition = _expressions.Parse(entry.Key, "ROPS1501");
        if (_reader.Scalar(entry.Key.Value, entry.Value, "a message") is null || condition is null)
        {
            return null;
        }

        BodyBinding binding = BodyBinder.Bind(condition, scope, kind, types);
        _expressions.Report(entry.Key, binding.Issues);
        return binding.Issues.Count == 0 ? condition : null;
    }

    // A scan goes over the elements of one input, before broadcasting pairs them with those of another.
    private bool ScansOne(YamlScalar key, Expression condition)
    {
        string[] scanned = [.. ExpressionWalk.NamesIn(condition).Select(name => name.Identifier).Distinct()
            .Where(name => _op.Input(name) is not null)];
        if (scanned.Length == 1 && _op.Input(scanned[0]) is { IsScalar: false })
        {
            return true;
        }

        string found = scanned.Length == 0 ? "none; conditions on attrs go under require"
            : scanned.Length == 1 ? $"the scalar '{scanned[0]}'; put it in host and the condition under require"
            : $"'{string.Join("' and '", scanned)}'; write one condition for each";
        _sink.Report(Rules.WrongKind, key, "check", "conditions on the elements of one input", found);
        return false;
    }

    private StateModel? BindState(YamlNode node)
    {
        if (_expressions.Source("state", node) is not { } source || _expressions.Parse(source, "ROPS1501") is not { } value)
        {
            return null;
        }

        if (value is not Call { Function: "philox", Arguments.Count: 2 } call
            || call.Arguments.Any(argument => argument.Value is not Name))
        {
            _sink.Report(Rules.WrongKind, source, "state", "philox(seed, seed2)", source.Describe());
            return null;
        }

        string[] seeds = call.Arguments.Select(argument => ((Name)argument.Value).Identifier).ToArray();
        for (int i = 0; i < seeds.Length; i++)
        {
            if (_op.Attr(seeds[i]) is not { Kind: AttrKind.Int })
            {
                Argument argument = call.Arguments[i];
                IEnumerable<string> known = _op.Attrs.Where(attr => attr.Kind == AttrKind.Int).Select(attr => attr.Name);
                _sink.ReportIn(Rules.KernelName, source, argument.Offset, argument.Length, Suggestions.Nearest(seeds[i], known),
                    seeds[i], _op.Name);
                return null;
            }
        }

        return new StateModel(call.Function, seeds[0], seeds[1]);
    }

    // A list of dtypes and sets; unknown ones are reported.
    private DTypeSet Types(string key, YamlNode node)
    {
        DTypeSet types = DTypeSet.None;
        IEnumerable<YamlScalar> names = node is YamlScalar { IsAbsent: false } one ? [one]
            : _reader.Names(key, node, "a list of dtypes and sets");
        foreach (YamlScalar name in names)
        {
            if (_parsed.Types.FindTypes(name.Value) is { } found)
            {
                types |= DTypeSet.Of(found);
            }
            else
            {
                _hasBrokenTypes = true;
                if (name.Value.IndexOf(',') >= 0)
                {
                    _sink.Report(Rules.WrongKind, name, key, $"a list, such as [{name.Value}]", name.Describe());
                    continue;
                }

                string? near = OtherNames.DTypeOf(name.Value) ?? Suggestions.Nearest(name.Value, _parsed.Types.TypeNames);
                _sink.ReportNear(Rules.UnknownSet, name, near, name.Value);
            }
        }

        return types;
    }
}
