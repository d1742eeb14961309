using System.Globalization;
using System.Text;

namespace RawOpsNet.Models;

/// <summary>Writes the table of a model's layers, character by character as Keras (utils/layer_utils.py,
/// print_summary).</summary>
internal sealed class SummaryTable
{
    private const int TrainableWidth = 11;
    private const int BytesOfFloat = 4;

    // Where a cell may be broken, so that entries of lists stand on lines of their own.
    private static readonly string[] Breaks = ["),", "},", "],", "',"];

    private readonly StringBuilder _text = new();
    private readonly Model _model;
    private readonly int[] _ends;
    private readonly int _length;
    private readonly bool _isChain;
    private readonly bool _expandNested;
    private readonly bool _showTrainable;

    public SummaryTable(Model model, int? length, IReadOnlyList<double>? positions, bool expandNested, bool showTrainable)
    {
        _model = model;
        _expandNested = expandNested;
        _showTrainable = showTrainable;
        _isChain = IsChain(model);
        _length = length ?? (_isChain ? 65 : 98);
        positions ??= _isChain ? [0.45, 0.85, 1] : [0.3, 0.6, 0.7, 1];
        _ends = [.. positions.Select(end => (int)(positions[^1] <= 1 ? _length * end : end))];
        if (showTrainable)
        {
            _length += TrainableWidth;
            _ends = [.. _ends, _length];
        }
    }

    public override string ToString()
    {
        string[] headers = ["Layer (type)", "Output Shape", "Param #"];
        headers = _isChain ? headers : [.. headers, "Connected to"];
        Line($"Model: \"{_model.Name}\"");
        Rule('_');
        Row(_showTrainable ? [.. headers, "Trainable"] : headers, 0);
        Rule('=');
        foreach (Layer layer in _model.Layers)
        {
            Append(layer, 0, isLastInside: false);
        }

        Rule('=');
        Count("Total", _model.TrainableWeights.Concat(_model.NonTrainableWeights));
        Count("Trainable", _model.TrainableWeights);
        Count("Non-trainable", _model.NonTrainableWeights);
        Rule('_');
        return _text.ToString();
    }

    // A model of layers that follow one another, each called once, needs no column of connections.
    private static bool IsChain(Model model)
    {
        if (model is not Functional functional)
        {
            return true;
        }

        IReadOnlyList<Node> nodes = functional.Order.Nodes;
        return functional.Order.Depths.All(depth => depth.Count() == 1 && depth.Single().Inputs.Count <= 1)
            && nodes.Select(node => node.Layer).Distinct().Count() == nodes.Count;
    }

    private void Append(Layer layer, int level, bool isLastInside)
    {
        List<string> fields =
        [
            $"{layer.Name} ({ClassOf(layer)})",
            OutputShape(layer),
            layer.IsBuilt ? layer.ParameterCount.ToString(CultureInfo.InvariantCulture) : "0 (unused)",
        ];
        if (!_isChain)
        {
            fields.Add(Connections(layer));
        }

        if (_showTrainable)
        {
            fields.Add(layer.Trainable ? "Y" : "N");
        }

        Row(fields, level);
        if (_expandNested && layer is Model && layer.Layers is { Count: > 0 } inside)
        {
            Framed(level + 1, '\u00AF', level + 1);
            for (int i = 0; i < inside.Count; i++)
            {
                Append(inside[i], level + 1, i == inside.Count - 1);
            }

            Framed(level, '\u00AF', level);

            // Keras leaves the blank row out after what it has expanded, as after the last layer inside.
            return;
        }

        if (!isLastInside)
        {
            Framed(level, ' ', level);
        }
    }

    private void Framed(int bars, char fill, int level)
    {
        string frame = new('|', bars);
        Line(frame + new string(fill, _length - (2 * level)) + frame);
    }

    private static string ClassOf(Layer layer) => layer is Functional && layer.GetType() == typeof(Functional)
        ? "Functional"
        : layer.GetType().Name;

    private static string OutputShape(Layer layer)
    {
        string[] shapes = [.. layer.Nodes.Select(node => node.Outputs.Count == 1 && layer is not InputLayer
            ? SummaryText.Of(node.Outputs[0].Shape)
            : $"[{string.Join(", ", node.Outputs.Select(output => SummaryText.Of(output.Shape)))}]").Distinct()];
        return shapes.Length == 1 ? shapes[0] : "multiple";
    }

    private string Connections(Layer layer)
    {
        IEnumerable<SymbolicTensor> inputs =
            layer.Nodes.Where(((Functional)_model).Order.Nodes.Contains).SelectMany(node => node.Inputs);
        return $"[{string.Join(", ", inputs.Select(input => string.Create(
            CultureInfo.InvariantCulture, $"'{input.Layer.Name}[{input.Node.Number}][{input.Index}]'")))}]";
    }

    private void Row(IReadOnlyList<string> fields, int level)
    {
        string[] left = [.. fields];
        while (left.Any(field => field.Length > 0))
        {
            StringBuilder line = new();
            for (int column = 0; column < left.Length; column++)
            {
                bool isLast = column == _ends.Length - 1;
                int begin = column == 0 ? 0 : _ends[column - 1];

                // Two blanks between columns, and one more where the next begins.
                int width = _ends[column] - begin - (isLast ? 0 : 3) - (column == 0 ? level : 0);
                string piece = left[column][..Math.Clamp(width, 0, left[column].Length)];
                int cut = Breaks.Select(end => (At: piece.IndexOf(end, StringComparison.Ordinal), end.Length))
                    .Where(found => found.At >= 0)
                    .Select(found => found.At + found.Length)
                    .DefaultIfEmpty(Math.Max(width, 0))
                    .Min();
                cut = Math.Min(cut, left[column].Length);
                line.Append(column == 0 ? new string('|', level) + " " : "").Append(left[column].AsSpan(0, cut));
                line.Append(isLast ? "" : "  ");
                left[column] = left[column][cut..];
                line.Append(' ', Math.Max(0, _ends[column] - line.Length - (isLast ? level : 0)));
            }

            Line(line.Append('|', level).ToString());
        }
    }

    private void Count(string what, IEnumerable<Variable> weights)
    {
        long count = weights.Sum(weight => weight.Shape.ElementCount);
        Line(string.Create(CultureInfo.InvariantCulture, $"{what} params: {count} ({SummaryText.Memory(count * BytesOfFloat)})"));
    }

    private void Rule(char mark) => Line(new string(mark, _length));

    private void Line(string text) => _text.Append(text).Append('\n');
}
