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
            if (_attrs.Any(attr => attr.Name == name))
            {
                _sink.Report(Rules.DuplicateName, entry.Key, _op, "an attr", name);
            }
            else if (others.Exists(other => other.Name == name))
            {
                _sink.Report(Rules.DuplicateName, entry.Key, _op, "an input", name);
            }
            else if (_reader.Scalar(name, entry.Value, "a notation such as 'T' or 'float32[]'") is { } scalar)
            {
                arguments.Add(BindArgument(name, scalar));
            }
        }

        return arguments;
    }

    private ArgumentModel BindArgument(string name, YamlScalar scalar)
    {
        ArgumentNotation notation = ArgumentNotation.Parse(scalar.Value);
        ArgumentModel argument = new() { Name = name, CSharpName = CSharpNames.Parameter(name) };
        if (notation.Issue is { } issue)
        {
            _sink.ReportIn(Rules.ArgumentNotation, scalar, issue.Offset, issue.Length, null, issue.Expected, scalar.Value);
            return argument;
        }

        CheckCount(notation, scalar);
        CheckAccess(name, notation, scalar);
        argument = argument with
        {
            Storage = notation.Storage,
            CountAttr = notation.Count?.Text,
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
        if (!_brokenAttrs.Contains(type.Text) && _unknownTypes.Add(type.Text))
        {
            IEnumerable<string> known = _attrs.Where(candidate => candidate.Kind == AttrKind.Type)
                .Select(candidate => candidate.Name)
                .Concat(DTypes.Rows.Select(row => row.Name));
            string? near = OtherNames.DTypeOf(type.Text) ?? Suggestions.Nearest(type.Text, known);
            string place = near is null && CSharpNames.IsIdentifier(type.Text)
                ? $"{_op}; add '{type.Text}: type(...)' to its attrs"
                : _op;
            _sink.ReportIn(Rules.UnknownType, scalar, type.Offset, type.Length, near, type.Text, place);
        }

        return argument;
    }

    private void CheckCount(ArgumentNotation notation, YamlScalar scalar)
    {
        if (notation.Count is { } count && !_brokenAttrs.Contains(count.Text)
            && _attrs.Find(attr => attr.Name == count.Text) is not { Kind: AttrKind.Int, IsList: false })
        {
            _sink.ReportIn(Rules.CountIsNoInt, scalar, count.Offset, count.Length, null, count.Text, scalar.Value);
        }
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
