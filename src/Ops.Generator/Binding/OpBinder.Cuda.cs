using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>kernels.cuda: methods, and sources with entry, args and launch.</summary>
internal sealed partial class OpBinder
{
    private void BindCuda(YamlMap map)
    {
        map = _reader.CheckKeys(map, KeyTables.Cuda);
        (string? by, bool byBytes, DTypeSet types) = BindSwitch(map);
        _cover.Claim(_sink, types, DeviceSet.Cuda, map);
        if (map["source"] is null)
        {
            BindCudaMethod(map, by, byBytes, types);
        }
        else
        {
            BindCudaSource(map, by, byBytes, types);
        }
    }

    private void BindCudaMethod(YamlMap map, string? by, bool byBytes, DTypeSet types)
    {
        if (map["method"] is null)
        {
            _sink.Report(Rules.MissingKey, map.Entries.Length == 0 ? map : map.Entries[0].Key, "cuda", "method");
        }
        else if (_reader.Scalar(map, "method", "a method") is { } scalar && Method(scalar) is { } method)
        {
            _kernels.Add(new CudaMethodKernel(method) { By = by, ByBytes = byBytes, Types = types });
        }
    }

    private void BindCudaSource(YamlMap map, string? by, bool byBytes, DTypeSet types)
    {
        foreach (string key in new[] { "entry", "args", "launch" })
        {
            if (map[key] is null)
            {
                _sink.Report(Rules.MissingKey, map.Find("source")!.Key, "cuda", key);
                return;
            }
        }

        YamlScalar? path = _reader.Scalar(map, "source", "a path");
        YamlScalar? entry = _reader.Scalar(map, "entry", "a function");
        Expression[]? args = BindArgs(map["args"]!);
        LaunchModel? launch = BindLaunch(map.Find("launch")!);
        if (path is null || entry is null || FindSource(path) is not { } source || args is null || launch is null)
        {
            return;
        }

        CheckEntries(source, entry, map["args"]!, args.Length, by, byBytes, types);
        _kernels.Add(new CudaSourceKernel
        {
            Source = path.Value,
            SourceText = source.Text,
            Entry = entry.Value,
            Args = args,
            Launch = launch,
            By = by,
            ByBytes = byBytes,
            Types = types,
        });
    }

    private CudaSource? FindSource(YamlScalar path)
    {
        string wanted = path.Value.Replace('\\', '/');
        foreach (CudaSource source in _context.CudaSources)
        {
            string found = source.Path.Replace('\\', '/');
            if (found == wanted || found.EndsWith("/" + wanted, StringComparison.Ordinal))
            {
                return source;
            }
        }

        _sink.Report(Rules.CudaNotFound, path, path.Value, _op.FileName);
        return null;
    }

    private Expression[]? BindArgs(YamlNode node)
    {
        if (_expressions.Source("args", node) is not { } source || _expressions.Parse(source, "ROPS1501") is not { } parsed)
        {
            return null;
        }

        if (parsed is not ListExpression list)
        {
            _reader.ReportKind("args", node, "a list of arguments in brackets");
            return null;
        }

        BodyScope scope = BodyScope.Uniform(_op.Name, _op.Inputs, _op.Attrs, _dims);
        foreach (Expression item in list.Items)
        {
            bool isTensor = item is Name name && (_op.Input(name.Identifier) ?? _op.Output(name.Identifier)) is not null;
            bool isAttr = item is Name attr && _op.Attr(attr.Identifier) is not null;
            bool isState = item is Member { Target: "state", Part: "key" or "counter" } && _op.State is not null;
            if (!isTensor && !isAttr && !isState)
            {
                _expressions.Report(source, BodyBinder.Bind(item, scope, ValueKind.None, DTypeSet.None).Issues);
            }
        }

        return list.Items.ToArray();
    }

    private LaunchModel? BindLaunch(YamlEntry entry)
    {
        if (_reader.Map("launch", entry.Value, "over, or grid and block") is not { } map)
        {
            return null;
        }

        _reader.CheckKeys(map, KeyTables.Launch);
        bool hasGrid = map["grid"] is not null && map["block"] is not null;
        if (map["over"] is null == !hasGrid || (map["over"] is not null && (map["grid"] ?? map["block"]) is not null))
        {
            _sink.Report(Rules.Launch, entry.Key, "launch needs over, or grid and block.");
            return null;
        }

        Expression? shared = map["shared"] is { } node ? Sizes("shared", node, 1)?[0] : null;
        if (map["over"] is null)
        {
            return Sizes("grid", map["grid"]!, 3) is { } grid && Sizes("block", map["block"]!, 3) is { } block
                ? new LaunchModel { Grid = grid, Block = block, Shared = shared }
                : null;
        }

        if (_reader.Scalar(map, "over", "an argument") is not { } over)
        {
            return null;
        }

        if ((_op.Output(over.Value) ?? _op.Input(over.Value)) is null)
        {
            IEnumerable<string> known = _op.Outputs.Concat(_op.Inputs).Select(argument => argument.Name);
            _sink.ReportNear(Rules.KernelName, over, Suggestions.Nearest(over.Value, known), over.Value, _op.Name);
        }

        return new LaunchModel { Over = over.Value, Shared = shared };
    }

    private Expression[]? Sizes(string key, YamlNode node, int most)
    {
        if (_expressions.Source(key, node) is not { } source || _expressions.Parse(source, "ROPS1501") is not { } parsed)
        {
            return null;
        }

        Expression[] sizes = parsed is ListExpression list ? list.Items.ToArray() : [parsed];
        if (sizes.Length > most || sizes.Length == 0)
        {
            _sink.Report(Rules.Launch, node, most == 1 ? "shared takes one size." : "launch takes at most three sizes.");
            return null;
        }

        BodyScope scope = BodyScope.Uniform(_op.Name, _op.Inputs, _op.Attrs, _dims);
        foreach (Expression size in sizes)
        {
            _expressions.Report(source, BodyBinder.Bind(size, scope, ValueKind.UniformNumber, DTypeSet.None).Issues);
        }

        return sizes;
    }

    private void CheckEntries(
        CudaSource source, YamlScalar entry, YamlNode argsNode, int args, string? by, bool byBytes, DTypeSet types)
    {
        List<(string Name, int Parameters)> found = CudaEntries.Find(source.Text);
        foreach (string name in EntryNames(entry.Value, by, byBytes, types))
        {
            int index = found.FindIndex(candidate => candidate.Name == name);
            if (index < 0 && !CudaEntries.HasPastedNames(source.Text))
            {
                string list = found.Count == 0 ? "none" : string.Join(", ", found.Select(candidate => candidate.Name));
                _sink.Report(Rules.CudaEntry, entry, source.Path.Substring(source.Path.LastIndexOf('/') + 1), name, list);
                return;
            }

            if (index >= 0 && found[index].Parameters != args)
            {
                _sink.Report(Rules.CudaArguments, argsNode, name, Numbers.Text(found[index].Parameters), Numbers.Text(args));
                return;
            }
        }
    }

    private static IEnumerable<string> EntryNames(string entry, string? by, bool byBytes, DTypeSet types)
    {
        if (byBytes)
        {
            return types.InOrder().Select(DTypes.Size).Where(size => size > 0).Distinct()
                .Select(size => entry.Replace("{bytes}", Numbers.Text(size)));
        }

        return by is null ? [entry] : types.InOrder().Select(dtype => entry.Replace("{" + by + "}", DTypes.CudaSuffix(dtype)));
    }
}
