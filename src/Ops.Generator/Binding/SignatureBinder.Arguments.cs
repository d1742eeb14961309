using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Inputs and outputs.</summary>
internal sealed partial class SignatureBinder
{
    private List<ArgumentModel> BindArguments(string key, List<ArgumentModel> others)
    {
        List<ArgumentModel> arguments = [];
        if (_map[key] is not { } node || _reader.Map(key, node, "a map from names to notations such as 'x: T'") is not { } map)
        {
            return arguments;
        }

        foreach (YamlEntry entry in map.Entries)
        {
            string name = entry.Key.Value;
            if (_attrs.Find(attr => attr.Name == name) is { } same)
            {
                // Arguments stand before attrs: the attr is the one too many.
                YamlNode second = (_map["attrs"] as YamlMap)?.Find(name)?.Key ?? entry.Key;
                _sink.Report(Rules.DuplicateName, second, _op, key == "inputs" ? "an input" : "an output", name);
                _attrs.Remove(same);
            }

            if (others.Exists(other => other.Name == name))
            {
                _sink.Report(Rules.DuplicateName, entry.Key, _op, "an input", name);
            }
            else
            {
                YamlScalar? scalar = _reader.Scalar(name, entry.Value, "a notation such as 'T' or 'float32[]'");
                arguments.Add(scalar is null ? WithAnyType(Named(name)) : BindArgument(name, scalar));
            }
        }

        return arguments;
    }

    private static ArgumentModel Named(string name) => new() { Name = name, CSharpName = CSharpNames.Parameter(name) };

    // After a message: the one type attr that others have too, so that the op still knows what it is generic over.
    private ArgumentModel WithAnyType(ArgumentModel argument) =>
        _attrs.Find(attr => attr is { Kind: AttrKind.Type, IsList: false }) is { } attr
            ? argument with { TypeAttr = attr.Name, Allowed = attr.Allowed } : argument;

    private ArgumentModel BindArgument(string name, YamlScalar scalar)
    {
        ArgumentNotation notation = ArgumentNotation.Parse(scalar.Value);
        ArgumentModel argument = Named(name);
        if (notation.Issue is { } issue)
        {
            string expected = ArgumentHabits.Instead(scalar.Value, issue.Offset) ?? issue.Expected;
            _sink.ReportIn(Rules.ArgumentNotation, scalar, issue.Offset, issue.Length, null, expected, scalar.Value);
            DimModel[] dims = [.. (notation.Dims ?? []).Where(dim => dim.Kind is DimKind.Name or DimKind.Rest)];
            ArgumentModel read = WithAnyType(argument) with
            {
                Storage = notation.Storage,
                HasDims = dims.Length > 0,
                Dims = dims,
            };
            return _attrs.Find(attr => attr.Name == notation.Type?.Text) is { Kind: AttrKind.Type, IsList: false } attr
                ? read with { TypeAttr = attr.Name, Allowed = attr.Allowed } : read;
        }

        bool isCountUnknown = !CheckCount(notation, scalar);
        CheckAccess(name, notation, scalar);
        argument = argument with
        {
            Storage = notation.Storage,
            CountAttr = notation.Count?.Text,
            IsCountUnknown = isCountUnknown,
            HasDims = notation.Dims is not null,
            Dims = notation.Dims?.ToArray() ?? [],
            Access = notation.Access?.Text switch
            {
                "readwrite" => ResourceAccess.ReadWrite,
                "write" => ResourceAccess.Write,
                _ => ResourceAccess.Read,
            },
        };
        return notation.Storage == ArgumentStorage.Variant
            ? argument with { DType = DType.Variant, Allowed = DTypeSet.Of(DType.Variant) }
            : notation.Type is { } type ? WithType(argument, type, scalar) : argument;
    }

    private ArgumentModel WithType(ArgumentModel argument, Located type, YamlScalar scalar)
    {
        AttrModel? attr = _attrs.Find(candidate => candidate.Name == type.Text);
        switch (attr)
        {
            case { Kind: AttrKind.Type, IsList: false }:
                return argument with { TypeAttr = attr.Name, Allowed = attr.Allowed };
            case { Kind: AttrKind.Type } when argument.Storage == ArgumentStorage.Value && argument.CountAttr is null:
                return argument with { TypeListAttr = attr.Name, Allowed = attr.Allowed };
            case not null when _brokenAttrs.Contains(type.Text):
                return WithAnyType(argument);
            case not null:
                string kind = NotationText.Notation(attr with { Default = null, Minimum = null, AllowedTexts = default });
                _sink.ReportIn(Rules.TypeAttrKind, scalar, type.Offset, type.Length, null, type.Text, kind);
                return argument;
        }

        if (DTypes.TryParse(type.Text, out DType dtype))
        {
            return argument with { DType = dtype, Allowed = DTypeSet.Of(dtype) };
        }

        // One message for a type that several arguments name.
        if (_map["attrs"] is not YamlBad && !_brokenAttrs.Contains(type.Text) && _unknownTypes.Add(type.Text))
        {
            IEnumerable<string> known = _attrs.Where(candidate => candidate.Kind == AttrKind.Type)
                .Select(candidate => candidate.Name)
                .Concat(DTypes.Rows.Select(row => row.Name));
            string? near = OtherNames.DTypeOf(type.Text) ?? Suggestions.Nearest(type.Text, known);
            if (near is null && OtherNames.IsTensor(type.Text))
            {
                near = _attrs.Find(candidate => candidate.Kind == AttrKind.Type)?.Name;
            }

            string place = near is null && CSharpNames.IsIdentifier(type.Text)
                ? $"{_op}; add '{type.Text}: type(...)' to its attrs"
                : _op;
            _sink.ReportIn(Rules.UnknownType, scalar, type.Offset, type.Length, near, type.Text, place);
        }

        return WithAnyType(argument);
    }

    private bool CheckCount(ArgumentNotation notation, YamlScalar scalar)
    {
        if (notation.Count is not { } count || _brokenAttrs.Contains(count.Text)
            || _attrs.Find(attr => attr.Name == count.Text) is { Kind: AttrKind.Int, IsList: false })
        {
            return true;
        }

        string type = scalar.Value.Substring(scalar.Value.IndexOf('*') + 1).Trim();
        string fix = _attrs.Exists(attr => attr.Name == count.Text) ? ""
            : $"; add '{count.Text}: int >= 1' to attrs, or write '{type}' for one tensor";
        _sink.ReportIn(Rules.CountIsNoInt, scalar, count.Offset, count.Length, null, count.Text, scalar.Value, fix);
        return false;
    }

    private void CheckAccess(string name, ArgumentNotation notation, YamlScalar scalar)
    {
        if (notation.Access is { } access && notation.Storage is ArgumentStorage.Value or ArgumentStorage.Variant)
        {
            string type = notation.Type?.Text ?? "variant";
            _sink.ReportIn(Rules.WriteOfValue, scalar, access.Offset, access.Length, null, name, type);
        }
    }
}
