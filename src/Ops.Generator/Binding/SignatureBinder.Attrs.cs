using System.Globalization;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Attrs.</summary>
internal sealed partial class SignatureBinder
{
    private static readonly string[] Kinds = ["int", "float", "bool", "string", "shape", "tensor", "func", "type"];

    private void BindAttrs()
    {
        if (_map["attrs"] is not { } node
            || _reader.Map("attrs", node, "a map from names to notations such as 'int = 0'") is not { } map)
        {
            return;
        }

        foreach (YamlEntry entry in map.Entries)
        {
            string name = entry.Key.Value;
            if (name.EndsWith(")", StringComparison.Ordinal) && entry.Value is YamlScalar { IsAbsent: true })
            {
                // The rest of a value in { } that its comma cut in two; the value has the message.
                continue;
            }

            AttrModel? attr = _reader.Scalar(name, entry.Value, "a notation such as 'int = 0'") is { } scalar
                ? BindAttr(name, scalar) : null;
            if (attr is null)
            {
                _brokenAttrs.Add(name);
            }
            else
            {
                _attrs.Add(attr);
            }
        }
    }

    private AttrModel? BindAttr(string name, YamlScalar scalar)
    {
        AttrNotation notation = AttrNotation.Parse(scalar.Value);
        if (notation.Issue is { } issue && scalar.Value.Count(c => c == '(') > scalar.Value.Count(c => c == ')'))
        {
            string cut = "')'; in { } a value with commas stands in quotes";
            _sink.ReportIn(Rules.AttrNotation, scalar, issue.Offset, issue.Length, null, cut, scalar.Value);
            return null;
        }

        if (notation.Issue is { } wrong)
        {
            _sink.ReportIn(Rules.AttrNotation, scalar, wrong.Offset, wrong.Length, null, wrong.Expected, scalar.Value);
            return null;
        }

        AttrModel attr = new() { Name = name, CSharpName = CSharpNames.Parameter(name), IsList = notation.IsList };
        if (WithKind(attr, notation, scalar) is not { } kinded || WithMinimum(kinded, notation, scalar) is not { } limited)
        {
            return null;
        }

        return WithDefault(limited, notation, scalar);
    }

    private AttrModel? WithKind(AttrModel attr, AttrNotation notation, YamlScalar scalar)
    {
        string kind = notation.Kind.Text;
        if (Array.IndexOf(Kinds, kind) is >= 0 and int index)
        {
            return WithValues(attr with { Kind = (AttrKind)index }, notation, scalar);
        }

        if (_types.FindEnum(kind) is { } model)
        {
            return attr with
            {
                Kind = AttrKind.String,
                AllowedTexts = model.Members.Select(member => member.Text).ToArray(),
                EnumName = model.Name,
                IsSharedEnum = true,
            };
        }

        string? near = OtherNames.KindOf(kind)
            ?? Suggestions.Nearest(kind, Kinds.Concat(_types.Enums.Select(candidate => candidate.Name)));
        if (near is null && _types.FindTypes(kind) is null)
        {
            _sink.ReportIn(Rules.UnknownSet, scalar, notation.Kind.Offset, notation.Kind.Length, null, kind);
        }
        else if (_types.FindTypes(kind) is not null)
        {
            _sink.ReportIn(Rules.AttrNotation, scalar, notation.Kind.Offset, notation.Kind.Length, null,
                "a kind such as 'type(" + kind + ")'", scalar.Value);
        }
        else
        {
            _sink.ReportIn(Rules.UnknownSet, scalar, notation.Kind.Offset, notation.Kind.Length, near, kind);
        }

        return null;
    }

    private AttrModel? WithValues(AttrModel attr, AttrNotation notation, YamlScalar scalar)
    {
        if (notation.Values is not { } values)
        {
            return attr;
        }

        switch (attr.Kind)
        {
            case AttrKind.Type:
                return TypesOf(values, scalar) is { } types ? attr with { AllowedDTypes = types } : null;
            case AttrKind.String:
                return TextsOf(values, scalar) is { } texts
                    ? attr with { AllowedTexts = texts, EnumName = attr.IsList ? null : _op + CSharpNames.Pascal(attr.Name) }
                    : null;
            default:
                _sink.ReportIn(Rules.AttrNotation, scalar, values[0].Offset, values[0].Length, null,
                    "no values, since only type and string have them", scalar.Value);
                return null;
        }
    }

    private EquatableArray<DType>? TypesOf(List<Located> values, YamlScalar scalar)
    {
        List<DType> types = [];
        bool isSound = true;
        foreach (Located value in values)
        {
            if (_types.FindTypes(value.Text) is not { } found)
            {
                string? near = OtherNames.DTypeOf(value.Text) ?? Suggestions.Nearest(value.Text, _types.TypeNames);
                _sink.ReportIn(Rules.UnknownSet, scalar, value.Offset, value.Length, near, value.Text);
                isSound = false;
                continue;
            }

            foreach (DType type in found)
            {
                if (types.Contains(type))
                {
                    _sink.ReportIn(Rules.RepeatedValue, scalar, value.Offset, value.Length, null, DTypes.Name(type));
                    isSound = false;
                    break;
                }

                types.Add(type);
            }
        }

        return isSound ? new EquatableArray<DType>(types.ToArray()) : default(EquatableArray<DType>?);
    }

    private EquatableArray<string>? TextsOf(List<Located> values, YamlScalar scalar)
    {
        List<string> texts = [];
        foreach (Located value in values)
        {
            if (texts.Contains(value.Text))
            {
                _sink.ReportIn(Rules.RepeatedValue, scalar, value.Offset, value.Length, null, value.Text);
                return null;
            }

            texts.Add(value.Text);
        }

        return texts.ToArray();
    }

    private AttrModel? WithMinimum(AttrModel attr, AttrNotation notation, YamlScalar scalar)
    {
        if (notation.Minimum is not { } minimum)
        {
            return attr;
        }

        if (!attr.IsList && attr.Kind != AttrKind.Int)
        {
            string kind = attr.IsSharedEnum ? attr.EnumName! : attr.Kind.ToString().ToLowerInvariant();
            _sink.ReportIn(Rules.MinimumKind, scalar, minimum.Offset, minimum.Length, null, kind);
            return null;
        }

        if (!long.TryParse(minimum.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
        {
            _sink.ReportIn(Rules.AttrNotation, scalar, minimum.Offset, minimum.Length, null, "an integer", scalar.Value);
            return null;
        }

        return attr with { Minimum = value };
    }

    private AttrModel? WithDefault(AttrModel attr, AttrNotation notation, YamlScalar scalar)
    {
        if (notation.Default is not { } text)
        {
            return attr;
        }

        if (DefaultParser.Parse(text.Text, attr.Kind, attr.IsList) is not { } value)
        {
            string kind = DefaultParser.Describe(attr.Kind, attr.IsList);
            _sink.ReportIn(Rules.DefaultKind, scalar, text.Offset, text.Length, null, text.Text, kind);
            return null;
        }

        if (AttrRange.Problem(attr, value) is { } problem)
        {
            _sink.ReportIn(Rules.DefaultRange, scalar, text.Offset, text.Length, null, text.Text, problem);
            return null;
        }

        return attr with { Default = value };
    }
}
