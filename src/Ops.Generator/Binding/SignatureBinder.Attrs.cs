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
            int before = _sink.Count;
            _attrs.Add(_reader.Scalar(name, entry.Value, "a notation such as 'int = 0'") is { } scalar
                ? BindAttr(name, scalar) : Guess(name, ""));
            if (_sink.Count > before || entry.Value is YamlBad)
            {
                _brokenAttrs.Add(name);
            }
        }
    }

    // After a message the attr is what it most likely was meant to be, so that calls of the op still compile.
    private AttrModel BindAttr(string name, YamlScalar scalar)
    {
        AttrNotation notation = AttrNotation.Parse(scalar.Value);
        if (notation.Issue is { } issue)
        {
            string expected = Quotes.Instead(scalar.Value, issue.Offset) ?? issue.Expected;
            _sink.ReportIn(Rules.AttrNotation, scalar, issue.Offset, issue.Length, null, expected, scalar.Value);
            return Guess(name, scalar.Value);
        }

        AttrModel attr = new() { Name = name, CSharpName = CSharpNames.Parameter(name), IsList = notation.IsList };
        return WithKind(attr, notation, scalar) is { } kinded && WithMinimum(kinded, notation, scalar) is { } limited
            ? WithDefault(limited, notation, scalar) : Guess(name, scalar.Value);
    }

    // By the first word of what is written, else by what the name is used for: a type where an argument names it.
    private AttrModel Guess(string name, string written)
    {
        string word = new(written.TakeWhile(c => char.IsLetterOrDigit(c) || c == '_').ToArray());
        bool isType = new[] { "inputs", "outputs" }.SelectMany(key => (_map[key] as YamlMap)?.Entries ?? [])
            .Any(entry => entry.Value is YamlScalar text && ArgumentNotation.Parse(text.Value).Type?.Text == name);
        string? kind = isType ? "type" : Kinds.Contains(word) ? word
            : OtherNames.KindOf(word) ?? Suggestions.Nearest(word, Kinds);
        AttrModel attr = new()
        {
            Name = name,
            CSharpName = CSharpNames.Parameter(name),
            Kind = kind is null ? AttrKind.Float : (AttrKind)Array.IndexOf(Kinds, kind),
        };
        return attr with { Default = AnyDefault(attr) };
    }

    private static AttrValue? AnyDefault(AttrModel attr) => attr switch
    {
        { IsList: true } => new ListValue(EquatableArray<AttrValue>.Empty),
        { Kind: AttrKind.Int } => new IntValue(0),
        { Kind: AttrKind.Float } => new FloatValue(0),
        { Kind: AttrKind.Bool } => new BoolValue(false),
        { Kind: AttrKind.String } => new TextValue(attr.AllowedTexts.Count > 0 ? attr.AllowedTexts[0] : ""),
        _ => null,
    };

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
                return attr with { AllowedDTypes = TypesOf(values, scalar) };
            case AttrKind.String:
                return attr with
                {
                    AllowedTexts = TextsOf(values, scalar),
                    EnumName = attr.IsList ? null : _op + CSharpNames.Pascal(attr.Name),
                };
            default:
                _sink.ReportIn(Rules.AttrNotation, scalar, values[0].Offset, values[0].Length, null,
                    "no values, since only type and string have them", scalar.Value);
                return null;
        }
    }

    private DType[] TypesOf(List<Located> values, YamlScalar scalar)
    {
        List<DType> types = [];
        foreach (Located value in values)
        {
            if (_types.FindTypes(value.Text) is not { } found)
            {
                string? near = OtherNames.DTypeOf(value.Text) ?? Suggestions.Nearest(value.Text, _types.TypeNames);
                _sink.ReportIn(Rules.UnknownSet, scalar, value.Offset, value.Length, near, value.Text);
                types.AddRange((near is null ? null : _types.FindTypes(near))?.Except(types) ?? []);
                continue;
            }

            foreach (DType type in found)
            {
                if (types.Contains(type))
                {
                    _sink.ReportIn(Rules.RepeatedValue, scalar, value.Offset, value.Length, null, DTypes.Name(type));
                    break;
                }

                types.Add(type);
            }
        }

        return types.ToArray();
    }

    private string[] TextsOf(List<Located> values, YamlScalar scalar)
    {
        List<string> texts = [];
        foreach (Located value in values)
        {
            if (texts.Contains(value.Text))
            {
                _sink.ReportIn(Rules.RepeatedValue, scalar, value.Offset, value.Length, null, value.Text);
                continue;
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

    private AttrModel WithDefault(AttrModel attr, AttrNotation notation, YamlScalar scalar)
    {
        if (notation.Default is not { } text)
        {
            return attr;
        }

        if (DefaultParser.Parse(text.Text, attr.Kind, attr.IsList) is not { } value)
        {
            string kind = DefaultParser.Describe(attr.Kind, attr.IsList);
            string? near = attr.IsList ? null
                : attr.Kind == AttrKind.Bool ? OtherNames.BoolOf(text.Text)
                : attr.Kind == AttrKind.Type ? OtherNames.DTypeOf(text.Text)
                    ?? Suggestions.Nearest(text.Text, DTypes.Rows.Select(row => row.Name))
                : null;
            string fix = near is null ? DefaultParser.Instead(text.Text, attr.Kind, attr.IsList) : "";
            _sink.ReportIn(Rules.DefaultKind, scalar, text.Offset, text.Length, near, text.Text, kind + fix);
            return attr with { Default = AnyDefault(attr) };
        }

        if (AttrRange.Problem(attr, value) is { } problem)
        {
            string? near = value is TextValue written ? OtherNames.TextOf(written.Value, attr.AllowedTexts) : null;
            _sink.ReportIn(Rules.DefaultRange, scalar, text.Offset, text.Length, near, text.Text, problem);
            return attr with { Default = AnyDefault(attr) };
        }

        return attr with { Default = value };
    }
}
