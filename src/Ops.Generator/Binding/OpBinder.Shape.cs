using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Shapes;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Shapes: patterns of inputs bind dims, then each output gets its rule.</summary>
internal sealed partial class OpBinder
{
    private readonly List<string> _dims = [];
    private readonly List<string> _rests = [];

    // Inputs that were reported as read on the device: kernels that read them too are no second mistake.
    private readonly HashSet<string> _deviceValues = [];

    // A rule, axes or keep that was reported: that reduction and rule then differ is no second mistake.
    private bool _isShapeSettled = true;

    private void BindShape()
    {
        foreach (ArgumentModel input in _op.Inputs)
        {
            BindDims(input);
        }

        YamlMap? map = _map["shape"] as YamlMap;
        List<ShapeEntry> patterns = map is null ? [] : BindPatterns(map);
        List<ShapeEntry> outputs = [];
        foreach (ArgumentModel output in _op.Outputs)
        {
            YamlNode? node = map is null ? _map["shape"] : map[output.Name];
            ShapeEntry? entry = node is null ? DefaultShape(output) : BindEntry(output.Name, node);
            if (entry is not null)
            {
                outputs.Add(entry);
            }
        }

        _op = _op with
        {
            Shape = new ShapeModel
            {
                Inputs = patterns.ToArray(),
                Outputs = outputs.ToArray(),
                BoundDims = _dims.ToArray(),
                BoundRests = _rests.ToArray(),
            },
        };
    }

    private void BindDims(ArgumentModel input)
    {
        foreach (DimModel dim in input.Dims)
        {
            List<string> names = dim.Kind == DimKind.Rest ? _rests : _dims;
            bool isName = dim.Kind is DimKind.Rest or DimKind.Name && _op.Attr(dim.Name) is null;
            if (isName && !names.Contains(dim.Name))
            {
                names.Add(dim.Name);
            }
        }
    }

    private List<ShapeEntry> BindPatterns(YamlMap map)
    {
        List<ShapeEntry> patterns = [];
        List<string> known = [.. _op.Inputs.Concat(_op.Outputs).Select(argument => argument.Name)];
        foreach (YamlEntry entry in map.Entries)
        {
            string name = entry.Key.Value;
            if (!known.Contains(name))
            {
                _sink.ReportNear(
                    Rules.ShapeName, entry.Key, Suggestions.Nearest(name, known), name, _op.Name);
            }
            else if (_op.Input(name) is not null && BindPattern(name, entry.Value) is { } pattern)
            {
                patterns.Add(pattern);
            }
        }

        return patterns;
    }

    private ShapeEntry? BindPattern(string input, YamlNode node)
    {
        if (_expressions.Source(input, node) is not { } source || _expressions.Parse(source, "ROPS1301") is not { } pattern)
        {
            return null;
        }

        ShapeBinding binding = ShapeBinderOf().BindPattern(pattern);
        _expressions.Report(source, binding.Issues);
        _dims.AddRange(binding.Dims.Where(dim => !_dims.Contains(dim)));
        return new ShapeEntry { Argument = input, Kind = ShapeEntryKind.Expression, Expression = pattern };
    }

    private ShapeEntry? BindEntry(string output, YamlNode node)
    {
        if (_expressions.Source(output, node) is not { } source)
        {
            return null;
        }

        if (source.Value == "kernel")
        {
            return new ShapeEntry { Argument = output, Kind = ShapeEntryKind.Kernel };
        }

        if (HookNotation.Parse(source.Value) is { } hook)
        {
            return Hook(source, hook) is { } name
                ? new ShapeEntry { Argument = output, Kind = ShapeEntryKind.Hook, Hook = name } : null;
        }

        if (_expressions.Parse(source, "ROPS1301") is not { } shape)
        {
            return null;
        }

        ShapeBinding binding = ShapeBinderOf().BindOutput(shape, output);
        _expressions.Report(source, binding.Issues);
        _isShapeSettled &= binding.Issues.Count == 0;
        _deviceValues.UnionWith(binding.Issues.Where(issue => issue.Id == Rules.DeviceValue.Id)
            .Select(issue => issue.Arguments[0]));
        return new ShapeEntry { Argument = output, Kind = ShapeEntryKind.Expression, Expression = shape };
    }

    private ShapeBinder ShapeBinderOf() => new(_op.Name, _op.Inputs, _op.Attrs, _dims.Concat(_rests));

    private ShapeEntry? DefaultShape(ArgumentModel output)
    {
        if (output.HasDims)
        {
            return CheckOutputDims(output) ? new ShapeEntry { Argument = output.Name, Kind = ShapeEntryKind.Dims } : null;
        }

        ArgumentModel[] values = _op.Inputs.Where(input => !input.IsHost && !input.IsList && !input.IsScalar).ToArray();
        if (HasKernel("elementwise") && values.Length == 1)
        {
            Call same = Call.Of("same", new Name(values[0].Name));
            return new ShapeEntry { Argument = output.Name, Kind = ShapeEntryKind.Expression, Expression = same };
        }

        // A composite's shapes are those of the ops it calls.
        bool isMisspelt = (_map["shape"] as YamlMap)?.Entries.Any(entry =>
            _op.Input(entry.Key.Value) is null && _op.Output(entry.Key.Value) is null) == true;
        bool mayBeLost = _map["shape"] is YamlBad || _map["kernels"] is YamlBad || HasUnknownKernel() || isMisspelt;
        if (_op.Visibility != OpVisibility.Skip && !mayBeLost && !HasKernel("composite"))
        {
            YamlNode key = (_map["outputs"] as YamlMap)?.Find(output.Name)?.Key ?? _nameNode;
            _sink.Report(Rules.NoShape, key, output.Name);
        }

        return null;
    }

    private bool CheckOutputDims(ArgumentModel output)
    {
        YamlScalar? source = (_map["outputs"] as YamlMap)?[output.Name] as YamlScalar;
        ArgumentNotation? notation = source is null ? null : ArgumentNotation.Parse(source.Value);
        for (int i = 0; i < output.Dims.Count; i++)
        {
            DimModel dim = output.Dims[i];
            bool isBound = dim.Kind switch
            {
                DimKind.Number => true,
                DimKind.Name => _dims.Contains(dim.Name) || _op.Attr(dim.Name) is { Kind: AttrKind.Int },
                DimKind.Rest => _rests.Contains(dim.Name),
                _ => false,
            };
            if (!isBound && source is not null && notation is not null)
            {
                Located place = notation.DimPlaces[i];
                string? near = Suggestions.Nearest(dim.Name, _dims.Concat(_rests));
                _sink.ReportIn(Rules.UnboundDim, source, place.Offset, place.Length, near, place.Text.TrimStart('*'),
                    output.Name);
                return false;
            }
        }

        return true;
    }

    // A misspelt `elementwise` would have given its outputs a shape.
    private bool HasUnknownKernel() => _map["kernels"] is YamlMap kernels
        && kernels.Entries.Any(entry => KeyTables.Kernels.Find(entry.Key.Value) is null);

    private bool HasKernel(string form) => _map["kernels"] switch
    {
        YamlMap map => map[form] is not null,
        YamlList list => list.Items.OfType<YamlMap>().Any(map => map[form] is not null),
        _ => false,
    };
}
