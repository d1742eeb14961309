using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>The type attr a kernel switches on, and the dtypes it serves.</summary>
internal sealed partial class OpBinder
{
    // The first type attr that a tensor on the device carries; axes and shapes on the host decide nothing. Attrs go in
    // their own order: OneHot and ScatterNd take indices before values, and it is the values that are computed with.
    private AttrModel? DefaultBy() =>
        _op.Attrs.FirstOrDefault(attr => _op.Inputs.Any(input => input.TypeAttr == attr.Name && !input.IsHost))
        ?? (_op.Outputs.FirstOrDefault(output => output.TypeAttr is not null)?.TypeAttr is { } name ? _op.Attr(name) : null);

    private DTypeSet AllowedBy(AttrModel? by)
    {
        if (by is not null)
        {
            return by.Allowed;
        }

        DTypeSet fixedTypes = _op.Inputs.Concat(_op.Outputs)
            .Where(argument => argument.DType is not (DType.Invalid or DType.Bool))
            .Select(argument => DTypeSet.Of(argument.DType)).FirstOrDefault();
        return !fixedTypes.IsEmpty ? fixedTypes
            : _op.Inputs.Concat(_op.Outputs).Any(argument => argument.DType == DType.Bool) ? DTypeSet.Of(DType.Bool)
                : DTypeSet.None;
    }

    private DTypeSet? GivenTypes(YamlMap? map, AttrModel? by)
    {
        if (map?["types"] is not { } node)
        {
            return null;
        }

        DTypeSet types = Types("types", node);
        DTypeSet allowed = AllowedBy(by);
        foreach (YamlScalar name in node is YamlList list ? list.Items.OfType<YamlScalar>() : node is YamlScalar one ? [one] : [])
        {
            DTypeSet strange = DTypeSet.Of(_parsed.Types.FindTypes(name.Value) ?? default) - allowed;
            if (!strange.IsEmpty && DTypes.TryParse(name.Value, out _))
            {
                string set = by is null ? allowed.ToString() : NotationText.Notation(by with { Default = null });
                _hasBrokenTypes = true;
                _sink.Report(Rules.KernelType, name, strange, by?.Name ?? _op.Name, set);
                types -= strange;
            }
        }

        return types & allowed;
    }

    private (string? By, bool ByBytes, DTypeSet Types) BindSwitch(YamlMap map)
    {
        AttrModel? by = DefaultBy();
        bool byBytes = false;
        bool isFixed = false;
        if (_reader.Scalar(map, "by", "a type attr, bytes or none") is { } word)
        {
            byBytes = word.Value == "bytes";
            isFixed = word.Value == "none";
            AttrModel? named = _op.Attr(word.Value);
            if (!byBytes && !isFixed && named is not { Kind: AttrKind.Type })
            {
                IEnumerable<string> known = _op.Attrs.Where(attr => attr.Kind == AttrKind.Type).Select(attr => attr.Name);
                _sink.ReportNear(Rules.UnknownType, word, Suggestions.Nearest(word.Value, known), word.Value, _op.Name);
            }

            by = named is { Kind: AttrKind.Type } ? named : by;
        }

        DTypeSet allowed = AllowedBy(by);
        DTypeSet absent = byBytes ? allowed & DTypeSet.Movable
            : (allowed & DTypeSet.Computable).IsEmpty ? allowed : allowed & DTypeSet.Computable;
        DTypeSet types = GivenTypes(map, by) ?? (isFixed ? allowed & DTypeSet.Movable : absent);
        return (byBytes || isFixed ? null : by?.Name, byBytes, types);
    }
}
