using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Formulas;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Kernels: which there are, which dtypes each serves, and bodies, methods and composites.</summary>
internal sealed partial class OpBinder
{
    private readonly List<KernelModel> _kernels = [];
    private readonly KernelCover _cover = new();

    // A body that could not be read was reported: that `auto` has none to differentiate is no second mistake.
    private bool _hasBrokenBody;

    // Types that were reported would have served some dtypes: which ones have no kernel is not known.
    private bool _hasBrokenTypes;

    private void BindKernels()
    {
        switch (_map["kernels"])
        {
            case null when _dense is not null:
                InheritKernels();
                break;
            case null:
            case YamlScalar { IsAbsent: true }:
                // What only gives its inputs another shape has nothing to compute.
                bool isView = _op.Outputs.Count > 0
                    && _op.Outputs.All(output => _op.View.Any(view => view.Output == output.Name));
                if (_op.Visibility != OpVisibility.Skip && !isView)
                {
                    _sink.Report(Rules.NoKernel, _nameNode, _op.Name);
                }

                return;
            case YamlList list:
                foreach (YamlNode item in list.Items)
                {
                    BindKernelMap(item);
                }

                break;
            case { } node:
                BindKernelMap(node);
                break;
        }

        _op = _op with { Kernels = _kernels.ToArray() };
        ReportUnserved();
    }

    private void InheritKernels()
    {
        SparseRule rule = SparseRule.Read(_map["rows"]);
        foreach (ElementwiseKernel kernel in _dense!.Model.Kernels.OfType<ElementwiseKernel>())
        {
            _kernels.Add(kernel with { Body = BodyRenamer.Rename(kernel.Body, rule.Renames) });
            _cover.Add(kernel.Types, DeviceSet.All, _nameNode);
        }
    }

    private void BindKernelMap(YamlNode node)
    {
        if (_reader.Map("kernels", node, "elementwise, reduce, cpu, any, cuda or composite") is not { } map)
        {
            return;
        }

        map = _reader.CheckKeys(map, KeyTables.Kernels);
        foreach (YamlEntry entry in map.Entries)
        {
            _hasBrokenBody |= KeyTables.Kernels.Find(entry.Key.Value) is null;
            switch (entry.Key.Value)
            {
                case "elementwise":
                    BindElementwise(entry.Value);
                    break;
                case "reduce":
                    BindReduce(entry);
                    break;
                case "cpu":
                    EachTable(entry.Value, "cpu", map => BindCpu(map, "cpu", KeyTables.Cpu, DeviceSet.Cpu));
                    break;
                case "any":
                    EachTable(entry.Value, "any", map => BindCpu(map, "any", KeyTables.Any, DeviceSet.All));
                    break;
                case "cuda":
                    EachTable(entry.Value, "cuda", BindCuda);
                    break;
                case "composite":
                    BindComposite(entry.Value);
                    break;
            }
        }
    }

    private void EachTable(YamlNode node, string key, Action<YamlMap> bind)
    {
        foreach (YamlNode item in node is YamlList list ? list.Items : [node])
        {
            if (_reader.Map(key, item, "a map with method") is { } map)
            {
                bind(map);
            }
            else if (item is YamlScalar { IsAbsent: false } method && CSharpNames.IsIdentifier(method.Value))
            {
                // The method's name without its key: reported, and still the method.
                YamlScalar name = new(method.Start, method.Start, "method", TextStyle.Plain);
                bind(new YamlMap(method.Start, method.End, [new YamlEntry(name, method)], isFlow: true));
            }
        }
    }

    private void BindElementwise(YamlNode node)
    {
        YamlMap? map = node as YamlMap;
        if (map is not null)
        {
            map = _reader.CheckKeys(map, KeyTables.Elementwise);
        }

        YamlNode? bodyNode = map is null ? node : map["body"];
        _hasBrokenBody = true;
        if (bodyNode is null)
        {
            _sink.Report(Rules.MissingKey, map!, "elementwise", "body");
            return;
        }

        AttrModel? by = DefaultBy();
        DTypeSet? given = GivenTypes(map, by);
        if (_expressions.Source("elementwise", bodyNode) is not { } source || _expressions.ParseBody(source) is not { } body)
        {
            return;
        }

        _hasBrokenBody = false;
        BodyScope scope = BodyScope.Of(_op.Name, _op.Inputs, _op.Outputs, _op.Attrs, by?.Name);
        BodyBinding binding = BodyBinder.Bind(body, scope, given ?? DTypeSet.None);
        _expressions.Report(source, binding.Issues);
        DTypeSet types = given ?? (AllowedBy(by) & binding.Defined);
        _cover.Claim(_sink, types, DeviceSet.All, (YamlNode?)map ?? source);
        _kernels.Add(new ElementwiseKernel(body) { By = by?.Name, Types = types });
    }

    private void BindCpu(YamlMap map, string key, KeyTable keys, DeviceSet devices)
    {
        map = _reader.CheckKeys(map, keys);
        if (map["method"] is null)
        {
            _sink.Report(Rules.MissingKey, map.Entries.Length == 0 ? map : map.Entries[0].Key, key, "method");
            return;
        }

        (string? by, bool byBytes, DTypeSet types) = BindSwitch(map);
        _cover.Claim(_sink, types, devices, map);
        if (_reader.Scalar(map, "method", "a method") is { } scalar && Method(scalar) is { } method)
        {
            bool isForAny = devices == DeviceSet.All;
            _kernels.Add(new CpuKernel(method) { By = by, ByBytes = byBytes, Types = types, IsForAny = isForAny });
        }
    }

    private void BindComposite(YamlNode node)
    {
        if (node is YamlScalar scalar && HookNotation.Parse(scalar.Value) is { } hook)
        {
            if (Hook(scalar, hook) is { } name)
            {
                _kernels.Add(new CompositeKernel { Hook = name, Types = AllowedBy(DefaultBy()) });
            }

            return;
        }

        List<Expression> formulas = [];
        foreach (ArgumentModel output in _op.Outputs)
        {
            YamlNode? formulaNode = node is YamlMap map ? map[output.Name] : node;
            if (formulaNode is null)
            {
                _sink.Report(Rules.NeverAssigned, node, output.Name);
                continue;
            }

            if (_expressions.Source(output.Name, formulaNode) is { } source
                && _expressions.Parse(source, "ROPS1401") is { } formula)
            {
                ReportFormula(source, FormulaBinderOf().BindComposite(formula, output.Name));
                formulas.Add(formula);
            }
        }

        DTypeSet types = AllowedBy(DefaultBy());
        _cover.Claim(_sink, types, DeviceSet.All, node);
        _kernels.Add(new CompositeKernel { Formulas = formulas.ToArray(), Types = types });
    }

    private FormulaBinder FormulaBinderOf() =>
        new(_op.Name, _op.Inputs, _op.Outputs, _op.Attrs,
            name => _context.IsBroken(name) ? null : _context.Find(name), _context.Names);

    // A call of an op with errors of its own is no second mistake.
    private void ReportFormula(YamlScalar source, FormulaBinding binding) =>
        _expressions.Report(source, binding.Issues
            .Where(issue => !(issue.Id == "ROPS1402" && _context.IsBroken(issue.Arguments[0]))));

    private void ReportUnserved()
    {
        if (_hasBrokenTypes || DefaultBy() is not { } by || _map["attrs"] is not YamlMap attrs || attrs[by.Name] is not { } node)
        {
            return;
        }

        DTypeSet served = _kernels.Aggregate(DTypeSet.None, (types, kernel) => types | kernel.Types);
        bool isSwitchedElsewhere = _kernels.Exists(kernel => kernel.By != by.Name
            && kernel is not (CpuKernel { ByBytes: true } or CompositeKernel));
        DTypeSet unserved = (by.Allowed & DTypeSet.Movable) - served;
        if (!unserved.IsEmpty && !isSwitchedElsewhere && by.AllowedDTypes.Count > 0 && _kernels.Count > 0)
        {
            _sink.Report(Rules.UnservedTypes, node, by.Name, unserved);
        }
    }
}
