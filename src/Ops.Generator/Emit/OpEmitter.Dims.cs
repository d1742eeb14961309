using System.Globalization;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Patterns of inputs: ranks and dims are checked, and what they name is bound to locals.</summary>
internal sealed partial class OpEmitter
{
    private readonly Dictionary<string, DimBinding> _dims = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RestBinding> _rests = new(StringComparer.Ordinal);

    private sealed record DimBinding(string Local, string Argument, string Shape);

    // Shape is the local of a whole shape; it is null where the rest is a part of one, and Span is then a local span.
    private sealed record RestBinding(string? Shape, string Span, string ArgumentShape, string Argument);

    private void WriteDims()
    {
        foreach (ArgumentModel input in _op.Inputs.Where(input => input.HasDims && !input.IsList))
        {
            WriteDims(input, ShapeOf(input));
        }

        foreach (ArgumentModel input in _op.Inputs.Where(input => input.HasDims && input.IsList))
        {
            WriteListDims(input);
        }

        foreach (ShapeEntry entry in _op.Shape.Inputs)
        {
            WritePattern(entry);
        }
    }

    private string ShapeOf(ArgumentModel input) => (input.IsResource ? ResourceLocal(input) : Name(input)) + ".Shape";

    private void WriteDims(ArgumentModel input, string shape)
    {
        string quoted = Quoted(input);
        int rest = input.Dims.ToList().FindIndex(dim => dim.Kind is DimKind.Rest or DimKind.AnyRest);
        if (input.IsScalar)
        {
            _writer.Line($"site.Rank(0, {shape}, {quoted});");
        }
        else if (rest < 0)
        {
            _writer.Line($"site.Rank({Number(input.Dims.Count)}, {shape}, {quoted});");
        }
        else if (input.Dims.Count > 1)
        {
            _writer.Line($"site.RankAtLeast({Number(input.Dims.Count - 1)}, {shape}, {quoted});");
        }

        for (int i = 0; i < input.Dims.Count; i++)
        {
            DimModel dim = input.Dims[i];
            int fromEnd = input.Dims.Count - i;
            string index = rest >= 0 && i > rest ? $"{shape}.Rank - {Number(fromEnd)}" : Number(i);
            switch (dim.Kind)
            {
                case DimKind.Number:
                    _writer.Line($"site.FixedDim({Identifiers.Long(dim.Size)}, {index}, {shape}, {quoted});");
                    break;
                case DimKind.Name:
                    BindDim(dim.Name, $"{shape}[{index}]", shape, quoted);
                    break;
                case DimKind.Rest:
                    BindRest(dim.Name, shape, i, input.Dims.Count - i - 1, quoted);
                    break;
            }
        }
    }

    private void BindDim(string dim, string size, string shape, string quoted)
    {
        if (_dims.TryGetValue(dim, out DimBinding? bound))
        {
            _writer.Line(
                $"site.SameDim({Identifiers.Quote(dim)}, {bound.Local}, {bound.Shape}, {bound.Argument}, {size}, {shape}, "
                + $"{quoted});");
            return;
        }

        string local = _locals.Take(Identifiers.Camel(dim));
        _dims[dim] = new DimBinding(local, quoted, shape);
        _writer.Line($"long {local} = {size};");
    }

    private void BindRest(string rest, string shape, int before, int after, string quoted)
    {
        bool isWhole = before == 0 && after == 0;
        string range = (before == 0 ? "" : Number(before)) + ".." + (after == 0 ? "" : "^" + Number(after));
        string span = isWhole ? $"{shape}.Dims" : $"{shape}.Dims[{range}]";
        if (_rests.TryGetValue(rest, out RestBinding? bound))
        {
            _writer.Line(isWhole && bound.Shape is not null
                ? $"site.SameShape({bound.Shape}, {bound.Argument}, {shape}, {quoted});"
                : $"site.SameDims({bound.Span}, {bound.ArgumentShape}, {bound.Argument}, {span}, {shape}, {quoted});");
            return;
        }

        string local = _locals.Take(Identifiers.Camel(rest) + (isWhole ? "Shape" : "Dims"));
        _rests[rest] = new RestBinding(isWhole ? local : null, isWhole ? local + ".Dims" : local, shape, quoted);
        _writer.Line(isWhole ? $"Shape {local} = {shape};" : $"ReadOnlySpan<long> {local} = {span};");
    }

    // Every tensor of a list has the notation's shape; the first binds what is free.
    private void WriteListDims(ArgumentModel input)
    {
        string index = _locals.Take("item");
        string name = Name(input);
        string quoted = Quoted(input);
        if (input.Dims.Count == 1 && input.Dims[0].Kind == DimKind.Rest)
        {
            string rest = input.Dims[0].Name;
            if (!_rests.TryGetValue(rest, out RestBinding? bound))
            {
                string local = _locals.Take(Identifiers.Camel(rest) + "Shape");
                _writer.Line($"Shape {local} = {name}.Length == 0 ? default : {name}[0].Shape;");
                bound = _rests[rest] = new RestBinding(local, local + ".Dims", local,
                    Identifiers.Quote(ApiName(input.CSharpName) + "[0]"));
            }

            _writer.Line($"site.SameShapes({bound.Shape ?? $"new Shape({bound.Span})"}, {bound.Argument}, {name}, {quoted});");
            return;
        }

        using (_writer.Open($"for (int {index} = 0; {index} < {name}.Length; {index}++)"))
        {
            _writer.Line($"site.Rank({Number(input.Dims.Count)}, {name}[{index}].Shape, {quoted});");
        }
    }

    private void WritePattern(ShapeEntry entry)
    {
        ArgumentModel input = _op.Input(entry.Argument)!;
        if (entry.Kind != ShapeEntryKind.Expression || entry.Expression is null)
        {
            return;
        }

        string shape = ShapeOf(input);
        string quoted = Quoted(input);
        List<string> names = NamesOf(entry.Expression);
        int rank = ListsOf(entry.Expression).First().Items.Count;
        _writer.Line($"site.Rank({Number(rank)}, {shape}, {quoted});");
        foreach (string dim in names)
        {
            BindDim(dim, PositionOf(entry.Expression, dim, shape), shape, quoted);
        }
    }

    // select(transpose, [k, m], [m, k]): where k stands depends on the condition.
    private string PositionOf(Expression pattern, string dim, string shape)
    {
        if (pattern is ListExpression list)
        {
            int index = list.Items.ToList().FindIndex(item => item is Name name && name.Identifier == dim);
            return $"{shape}[{Number(index)}]";
        }

        Call select = (Call)pattern;
        return $"({Scalars().Bool(select.Arguments[0].Value)} ? {PositionOf(select.Arguments[1].Value, dim, shape)}"
            + $" : {PositionOf(select.Arguments[2].Value, dim, shape)})";
    }

    private static List<string> NamesOf(Expression pattern) =>
        ListsOf(pattern).First().Items.OfType<Name>().Select(name => name.Identifier).Where(name => name != "_").Distinct(
            ).ToList();

    private static IEnumerable<ListExpression> ListsOf(Expression pattern) => pattern switch
    {
        ListExpression list => [list],
        Call { Function: "select" } call => call.Arguments.Skip(1).SelectMany(argument => ListsOf(argument.Value)),
        _ => throw new InvalidOperationException("A pattern is a list of dims, or a select of lists."),
    };

    private ScalarText Scalars() => new(
        _emission, name => _dims.TryGetValue(name, out DimBinding? dim) ? dim.Local
            : _resourceLocals.TryGetValue(name, out string? local) ? local
            : _counts.TryGetValue(name, out string? list) ? list + ".Length" : null);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
