using System.Globalization;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Shapes;

// This room computes shapes at generation time, from the values of a test, so that a test that contradicts the record's own
// shape rule is found before it runs.

/// <summary>
/// Evaluates the shape rule of an op on one test. Null means that the rule cannot be evaluated here, never that it is wrong.
/// </summary>
internal sealed partial class ShapeEvaluator
{
    private readonly OpModel _op;
    private readonly TestModel _test;
    private readonly Dictionary<string, long> _dims = [];
    private readonly Dictionary<string, long[]> _rests = [];
    private readonly bool _isSound;

    /// <summary>Binds the dims of the inputs.</summary>
    public ShapeEvaluator(OpModel op, TestModel test)
    {
        (_op, _test) = (op, test);
        _isSound = op.Inputs.All(BindDims) && op.Shape.Inputs.All(BindPattern);
    }

    /// <summary>The shape of an output by the rule, or null.</summary>
    public long[]? Evaluate(ArgumentModel output)
    {
        if (!_isSound || _op.Shape.Output(output.Name) is not { } entry)
        {
            return null;
        }

        return entry.Kind switch
        {
            ShapeEntryKind.Dims => FromDims(output.Dims),
            ShapeEntryKind.Expression => Shape(entry.Expression!),
            _ => null,
        };
    }

    private bool BindDims(ArgumentModel input)
    {
        if (!input.HasDims || input.IsList)
        {
            return true;
        }

        if (ShapeOf(input.Name) is not { } shape)
        {
            return false;
        }

        int rest = input.Dims.ToList().FindIndex(dim => dim.Kind is DimKind.Rest or DimKind.AnyRest);
        if (rest < 0 ? shape.Length != input.Dims.Count : shape.Length < input.Dims.Count - 1)
        {
            return false;
        }

        int taken = rest < 0 ? 0 : shape.Length - input.Dims.Count + 1;
        for (int i = 0; i < input.Dims.Count; i++)
        {
            DimModel dim = input.Dims[i];
            int at = rest >= 0 && i > rest ? i - 1 + taken : i;
            bool fits = dim.Kind switch
            {
                DimKind.Number => shape[at] == dim.Size,
                DimKind.Name => Bind(dim.Name, shape[at]),
                DimKind.Rest => BindRest(dim.Name, shape.Skip(rest).Take(taken).ToArray()),
                _ => true,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private bool BindPattern(ShapeEntry entry)
    {
        Expression? pattern = Choose(entry.Expression!);
        if (pattern is not ListExpression list || ShapeOf(entry.Argument) is not { } shape || shape.Length != list.Items.Count)
        {
            return false;
        }

        for (int i = 0; i < shape.Length; i++)
        {
            bool fits = list.Items[i] switch
            {
                Name { Identifier: "_" } => true,
                Name name => Bind(name.Identifier, shape[i]),
                Literal literal => literal.Number == shape[i],
                _ => false,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private bool Bind(string name, long size)
    {
        if (_dims.TryGetValue(name, out long known) || Attr(name) is IntValue attr && (known = attr.Value) == attr.Value)
        {
            return known == size;
        }

        _dims[name] = size;
        return true;
    }

    private bool BindRest(string name, long[] dims)
    {
        if (_rests.TryGetValue(name, out long[]? known))
        {
            return known.SequenceEqual(dims);
        }

        _rests[name] = dims;
        return true;
    }

    private long[]? FromDims(EquatableArray<DimModel> dims)
    {
        List<long> shape = [];
        foreach (DimModel dim in dims)
        {
            switch (dim.Kind)
            {
                case DimKind.Number:
                    shape.Add(dim.Size);
                    break;
                case DimKind.Name when Number(new Name(dim.Name)) is { } size:
                    shape.Add(size);
                    break;
                case DimKind.Rest when _rests.TryGetValue(dim.Name, out long[]? rest):
                    shape.AddRange(rest);
                    break;
                default:
                    return null;
            }
        }

        return shape.ToArray();
    }

    private long[]? ShapeOf(string input)
    {
        ArgumentModel? argument = _op.Input(input);
        TestEntry? entry = _test.Inputs.FirstOrDefault(candidate => candidate.Name == input);
        return argument is null or { IsList: true } || entry is null ? null : TestShape.Of(entry.Value);
    }

    private AttrValue? Attr(string name)
    {
        if (_op.Attr(name) is not { } attr)
        {
            return null;
        }

        TestEntry? entry = _test.Attrs.FirstOrDefault(candidate => candidate.Name == name);
        if (entry?.Value is not TestScalar scalar)
        {
            return entry is null ? attr.Default : null;
        }

        return attr.Kind switch
        {
            AttrKind.Bool => new BoolValue(scalar.Text == "true"),
            AttrKind.Int when long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out long value) =>
                new IntValue(value),
            AttrKind.String => new TextValue(scalar.Text),
            _ => null,
        };
    }

    // The integers of a host input or a list attr, flat.
    private long[]? Values(Expression expression)
    {
        if (expression is ListExpression list)
        {
            long?[] items = list.Items.Select(Number).ToArray();
            return items.Contains(null) ? null : items.Select(item => item!.Value).ToArray();
        }

        TestEntry? entry = expression is Name name
            ? _test.Inputs.Concat(_test.Attrs).FirstOrDefault(candidate => candidate.Name == name.Identifier)
            : null;
        TestValue[] found = entry?.Value switch
        {
            TestList values => values.Items.ToArray(),
            TestScalar scalar => [scalar],
            _ => [],
        };
        if (entry is null)
        {
            return Number(expression) is { } number ? [number] : null;
        }

        List<long> result = [];
        foreach (TestValue value in found)
        {
            if (value is not TestScalar { Text: var text }
                || !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
            {
                return null;
            }

            result.Add(integer);
        }

        return result.ToArray();
    }
}
