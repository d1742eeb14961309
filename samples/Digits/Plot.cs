using System.Globalization;
using System.Text;

namespace Digits;

/// <summary>Draws curves over epochs as SVG: one panel for the losses, one for the accuracies.</summary>
internal sealed class Plot
{
    private const int PanelWidth = 420;
    private const int PanelHeight = 280;
    private const int Margin = 56;
    private static readonly string[] Colours = ["#1f77b4", "#d62728"];

    private readonly StringBuilder _text = new();
    private int _panels;

    /// <summary>Adds a panel.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="curves">Names and values, one an epoch.</param>
    public void Add(string title, params (string Name, IReadOnlyList<double> Values)[] curves)
    {
        double[] all = [.. curves.SelectMany(curve => curve.Values).Where(double.IsFinite)];
        double low = all.Length == 0 ? 0 : all.Min();
        double high = all.Length == 0 ? 1 : all.Max();
        if (high - low < 1e-9)
        {
            (low, high) = (low - 0.5, high + 0.5);
        }

        int left = Margin + (_panels++ * (PanelWidth + (2 * Margin)));
        Line($"<text x='{left + (PanelWidth / 2)}' y='{Margin - 20}' text-anchor='middle' font-size='16'>{title}</text>");
        Line($"<rect x='{left}' y='{Margin}' width='{PanelWidth}' height='{PanelHeight}' fill='none' stroke='#888'/>");
        for (int tick = 0; tick <= 4; tick++)
        {
            double y = Margin + (PanelHeight * (1 - (tick / 4.0)));
            string value = (low + ((high - low) * tick / 4)).ToString("0.###", CultureInfo.InvariantCulture);
            Line($"<line x1='{left}' x2='{left + PanelWidth}' y1='{y:0.#}' y2='{y:0.#}' stroke='#ddd'/>");
            Line($"<text x='{left - 6}' y='{y + 4:0.#}' text-anchor='end'>{value}</text>");
        }

        for (int i = 0; i < curves.Length; i++)
        {
            AddCurve(left, i, curves[i].Name, curves[i].Values, low, high);
        }
    }

    /// <summary>Writes the file.</summary>
    public void Write(string path)
    {
        int width = _panels * (PanelWidth + (2 * Margin));
        int height = PanelHeight + (2 * Margin);
        File.WriteAllText(
            path,
            "<svg xmlns='http://www.w3.org/2000/svg' "
            + string.Create(CultureInfo.InvariantCulture, $"width='{width}' height='{height}' ")
            + $"font-family='sans-serif' font-size='12'>\n<rect width='100%' height='100%' fill='white'/>\n{_text}</svg>\n");
    }

    private void AddCurve(int left, int index, string name, IReadOnlyList<double> values, double low, double high)
    {
        string colour = Colours[index % Colours.Length];
        double step = PanelWidth / Math.Max(1.0, values.Count - 1);
        IEnumerable<string> points = values.Select((value, epoch) => string.Create(
            CultureInfo.InvariantCulture,
            $"{left + (epoch * step):0.#},{Margin + (PanelHeight * (1 - ((value - low) / (high - low)))):0.#}"));
        Line($"<polyline points='{string.Join(' ', points)}' fill='none' stroke='{colour}' stroke-width='2'/>");
        int y = Margin + PanelHeight + 20 + (16 * index);
        Line($"<text x='{left}' y='{y}' fill='{colour}'>{name}</text>");
        if (index == 0)
        {
            Line($"<text x='{left + PanelWidth}' y='{y}' text-anchor='end'>epochs 1 to {values.Count}</text>");
        }
    }

    private void Line(FormattableString text) => _text.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
